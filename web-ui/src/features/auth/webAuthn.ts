import { fromBase64Url, toBase64Url } from '@/api/base64Url'
import type {
  AddPasskeyRequest,
  PasskeyAddress,
  PasskeyAsked,
  PasskeyLoginRequest,
  PasskeySetUp,
} from '@/api/schema'

/** Why this page can do nothing with passkeys. */
export type PasskeyObstacle = 'unsupported' | 'insecure' | 'otherAddress'
/** What came of asking the browser; `aborted`: something else was asked for meanwhile. */
export type PasskeyTrouble = PasskeyObstacle | 'cancelled' | 'present' | 'aborted' | 'failed'

/** The browser has not given a passkey. */
export class PasskeyFailure extends Error {
  constructor(readonly trouble: PasskeyTrouble) {
    super(trouble)
    this.name = 'PasskeyFailure'
  }
}

/** Null where passkeys can be made and used here. */
export function obstacleTo({ host, origin }: PasskeyAddress): PasskeyObstacle | null {
  if (!window.isSecureContext) {
    return 'insecure'
  }
  if (typeof window.PublicKeyCredential !== 'function') {
    return 'unsupported'
  }
  const here = origin === null ? location.hostname === host : location.origin === origin
  return here ? null : 'otherAddress'
}

/** Whether browsers offer passkeys where one types the user name. */
export async function offersInFields(): Promise<boolean> {
  return (
    typeof window.PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.isConditionalMediationAvailable === 'function' &&
    (await PublicKeyCredential.isConditionalMediationAvailable().catch(() => false))
  )
}

export async function makePasskey(setUp: PasskeySetUp): Promise<Omit<AddPasskeyRequest, 'name'>> {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: bytes(setUp.challenge),
        rp: { id: setUp.host, name: 'Parley' },
        user: { id: bytes(setUp.user), name: setUp.username, displayName: setUp.displayName },
        pubKeyCredParams: setUp.algorithms.map((alg) => ({ type: 'public-key', alg })),
        excludeCredentials: setUp.present.map((id) => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: {
          residentKey: 'required',
          requireResidentKey: true,
          userVerification: 'required',
        },
        attestation: 'none',
        timeout: setUp.expiresInMs,
      },
    }),
  )
  const response = made.response as AuthenticatorAttestationResponse
  return { clientData: text(response.clientDataJSON), attestation: text(response.attestationObject) }
}

/** @param inFields whether the browser waits until one chooses a passkey where one types the user name */
export async function showPasskey(
  asked: PasskeyAsked,
  inFields: boolean,
  signal: AbortSignal,
): Promise<PasskeyLoginRequest> {
  const shown = await ask(() =>
    navigator.credentials.get({
      ...(inFields ? { mediation: 'conditional' } : {}),
      signal,
      publicKey: {
        challenge: bytes(asked.challenge),
        rpId: asked.host,
        userVerification: 'required',
        timeout: asked.expiresInMs,
      },
    }),
  )
  const response = shown.response as AuthenticatorAssertionResponse
  return {
    credential: text(shown.rawId),
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
    user: response.userHandle ? text(response.userHandle) : '',
  }
}

interface Signals {
  signalUnknownCredential?: (about: { rpId: string; credentialId: string }) => Promise<void>
}

/** Has the browser offer a passkey no more that was removed from its account, where it can. */
export function disownPasskey(host: string, credential: string): void {
  const browser = window.PublicKeyCredential as Signals
  browser.signalUnknownCredential?.({ rpId: host, credentialId: credential }).catch(() => undefined)
}

async function ask(question: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let answer: Credential | null
  try {
    answer = await question()
  } catch (failure) {
    throw new PasskeyFailure(troubleOf(failure))
  }
  if (answer === null) {
    throw new PasskeyFailure('cancelled')
  }
  return answer as PublicKeyCredential
}

function troubleOf(failure: unknown): PasskeyTrouble {
  switch (failure instanceof Error ? failure.name : '') {
    // Browsers do not tell whether the person has cancelled, has none, or took too long.
    case 'NotAllowedError':
      return 'cancelled'
    case 'InvalidStateError':
      return 'present'
    case 'AbortError':
      return 'aborted'
    case 'SecurityError':
      return 'otherAddress'
    default:
      return 'failed'
  }
}

function bytes(encoded: string): Uint8Array<ArrayBuffer> {
  const decoded = fromBase64Url(encoded)
  if (decoded === null) {
    throw new PasskeyFailure('failed')
  }
  return decoded
}

const text = (buffer: ArrayBuffer) => toBase64Url(new Uint8Array(buffer))

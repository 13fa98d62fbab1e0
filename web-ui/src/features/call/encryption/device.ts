import { type Bytes, bytesOfText, fromBase64Url, joined, toBase64Url } from './bytes'
import type { Identity } from './identity'
import type { CallId, DeviceKeys, Person } from '@/realtime/protocol.gen'

const KEY_BYTES = 32
const NONCE_BYTES = 12
const GENERATION_BYTES = 4

/** A page in a call, as the others know it. */
export interface OtherDevice {
  keys: DeviceKeys
  /** In the ids of its keys. */
  tag: number
}

/** A key of media, and how often its owner had renewed it before. */
export interface MediaKey {
  generation: number
  base: Bytes
}

/** This page in one call: it proves by the person's identity key whose page it is, and opens what is sealed for it alone. */
export class Device {
  private constructor(
    readonly keys: DeviceKeys,
    readonly tag: number,
    private readonly callId: CallId,
    private readonly secret: CryptoKey,
  ) {}

  static async create(identity: Identity, callId: CallId, self: Person): Promise<Device> {
    const pair = (await crypto.subtle.generateKey('X25519', false, ['deriveBits'])) as CryptoKeyPair
    const agreement = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
    const signature = await identity.sign(claim(callId, self, agreement))
    const keys = {
      identity: toBase64Url(identity.publicKey),
      agreement: toBase64Url(agreement),
      signature: toBase64Url(signature),
    }
    return new Device(keys, await tagOfAgreement(agreement), callId, pair.privateKey)
  }

  /** A message with the key that only the other device can open, and only as one of this device in this call. */
  async seal(key: MediaKey, to: OtherDevice): Promise<string> {
    const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
    const plain = joined(numberBytes(key.generation), key.base)
    const cipher = await this.cipher(to.keys, this.keys, to.keys)
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, cipher, plain)
    return toBase64Url(joined(nonce, new Uint8Array(sealed)))
  }

  /** Null for what that device has not sealed for this one in this call. */
  async open(box: string, from: OtherDevice): Promise<MediaKey | null> {
    const bytes = fromBase64Url(box)
    if (!bytes || bytes.length < NONCE_BYTES) {
      return null
    }
    try {
      const cipher = await this.cipher(from.keys, from.keys, this.keys)
      const iv = bytes.slice(0, NONCE_BYTES)
      const plain = new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, cipher, bytes.slice(NONCE_BYTES)),
      )
      return plain.length === GENERATION_BYTES + KEY_BYTES
        ? { generation: new DataView(plain.buffer).getUint32(0), base: plain.slice(GENERATION_BYTES) }
        : null
    } catch {
      return null
    }
  }

  /**
   * RFC 7748 and RFC 5869; each direction between two devices has a key of its own. The identities are in it, since anybody can
   * sign another's X25519 key as their own: the boxes of the one are then none of the other.
   */
  private async cipher(other: DeviceKeys, sender: DeviceKeys, receiver: DeviceKeys): Promise<CryptoKey> {
    const publicKey = await crypto.subtle.importKey('raw', decoded(other.agreement), 'X25519', true, [])
    const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: publicKey }, this.secret, 256)
    const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
    const names = [sender, receiver].flatMap(({ identity, agreement }) => [identity, agreement])
    const info = bytesOfText(['parley media key 1', this.callId, ...names].join('\n'))
    return crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
      secret,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    )
  }
}

export function newMediaKey(generation: number): MediaKey {
  return { generation, base: crypto.getRandomValues(new Uint8Array(KEY_BYTES)) }
}

/** The device of those keys; null where they are not signed as that person's in that call. */
export async function verifyDevice(
  keys: DeviceKeys,
  callId: CallId,
  person: Person,
): Promise<OtherDevice | null> {
  try {
    const agreement = decoded(keys.agreement)
    const identity = await crypto.subtle.importKey('raw', decoded(keys.identity), 'Ed25519', false, [
      'verify',
    ])
    const signed = claim(callId, person, agreement)
    const right = await crypto.subtle.verify('Ed25519', identity, decoded(keys.signature), signed)
    return right ? { keys, tag: await tagOfAgreement(agreement) } : null
  } catch {
    return null
  }
}

function claim(callId: CallId, person: Person, agreement: Bytes): Bytes {
  return bytesOfText(['parley device 1', callId, person, toBase64Url(agreement)].join('\n'))
}

/** Not 0, so that no frame that is not encrypted is taken for one of it: Opus and VP8 often have zeros. */
async function tagOfAgreement(agreement: Bytes): Promise<number> {
  const [first = 0, second = 0, third = 0] = new Uint8Array(await crypto.subtle.digest('SHA-256', agreement))
  return (first | 0x80) * 0x10000 + second * 0x100 + third
}

function decoded(text: string): Bytes {
  const bytes = fromBase64Url(text)
  if (!bytes) {
    throw new TypeError('not base64url')
  }
  return bytes
}

function numberBytes(value: number): Bytes {
  const bytes = new Uint8Array(GENERATION_BYTES)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

import { request } from '@/api/http'
import type {
  AddPasskeyRequest,
  Login,
  Passkey,
  PasskeyAsked,
  PasskeyList,
  PasskeyLoginRequest,
  PasskeySetUp,
  ProofRequest,
} from '@/api/schema'
import type { PasskeyId } from '@/api/schema.gen'

const PATH = '/api/me/passkeys'
const one = (id: PasskeyId) => `${PATH}/${encodeURIComponent(id)}`

export function passkeys(): Promise<PasskeyList> {
  return request(PATH)
}

/** What the browser makes a passkey of; it is added by {@link addPasskey}. */
export function beginPasskey(proof: ProofRequest): Promise<PasskeySetUp> {
  return request(`${PATH}/setup`, { method: 'POST', body: proof })
}

export function addPasskey(body: AddPasskeyRequest): Promise<Passkey> {
  return request(PATH, { method: 'POST', body })
}

export function renamePasskey(id: PasskeyId, name: string): Promise<Passkey> {
  return request(one(id), { method: 'PUT', body: { name } })
}

export function removePasskey(id: PasskeyId, proof: ProofRequest): Promise<void> {
  return request(one(id), { method: 'DELETE', body: proof })
}

export function beginPasskeyLogin(): Promise<PasskeyAsked> {
  return request('/api/auth/passkey/begin', { method: 'POST', anonymous: true })
}

export function finishPasskeyLogin(body: PasskeyLoginRequest): Promise<Login> {
  return request('/api/auth/passkey/finish', { method: 'POST', body, anonymous: true })
}

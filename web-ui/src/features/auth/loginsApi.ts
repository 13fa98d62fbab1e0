import { request } from '@/api/http'
import type { LoginList } from '@/api/schema'
import type { AuthSessionId } from '@/api/schema.gen'

const LOGINS = '/api/me/logins'
const loginOf = (id: AuthSessionId) => `${LOGINS}/${encodeURIComponent(id)}`

export function listLogins(): Promise<LoginList> {
  return request(LOGINS)
}

export function endLogin(id: AuthSessionId): Promise<void> {
  return request(loginOf(id), { method: 'DELETE' })
}

export function endOtherLogins(): Promise<void> {
  return request(LOGINS, { method: 'DELETE' })
}

export function dismissLoginNotice(id: AuthSessionId): Promise<void> {
  return request(`${loginOf(id)}/notice`, { method: 'DELETE' })
}

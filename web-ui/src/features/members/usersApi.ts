import { request } from '@/api/http'
import type { User, UserPage } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

export function findUsers(query: string, cursor: string | null, online = false): Promise<UserPage> {
  return request('/api/users', { query: { query, cursor, online: online || null } })
}

export function getUser(id: UserId): Promise<User> {
  return request(`/api/users/${encodeURIComponent(id)}`)
}

import { request } from '@/api/http'
import type { BotProfile, User, UserList, UserPage } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

export function findUsers(query: string, cursor: string | null, online = false): Promise<UserPage> {
  return request('/api/users', { query: { query, cursor, online: online || null } })
}

/** Those of at most 100 users who exist. */
export function getKnownUsers(ids: UserId[]): Promise<UserList> {
  return request('/api/users/known', { query: { ids: ids.join() } })
}

/** Has oneself called otherwise. */
export function renameSelf(displayName: string): Promise<User> {
  return request('/api/me/name', { method: 'PUT', body: { displayName } })
}

export function getUser(id: UserId): Promise<User> {
  return request(`/api/users/${encodeURIComponent(id)}`)
}

/** What a bot is for. */
export function describeBot(id: UserId): Promise<BotProfile> {
  return request(`/api/bots/${encodeURIComponent(id)}`)
}

import { request } from '@/api/http'
import type { BlockList } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

export function listBlocks(): Promise<BlockList> {
  return request('/api/me/blocks')
}

export function block(id: UserId): Promise<void> {
  return request(`/api/me/blocks/${encodeURIComponent(id)}`, { method: 'PUT' })
}

export function unblock(id: UserId): Promise<void> {
  return request(`/api/me/blocks/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

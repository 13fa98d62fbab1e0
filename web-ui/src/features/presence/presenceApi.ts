import { request } from '@/api/http'
import type { PresenceChoice } from '@/api/schema'

export function getChoice(): Promise<PresenceChoice> {
  return request('/api/me/presence')
}

export function choose(body: PresenceChoice): Promise<PresenceChoice> {
  return request('/api/me/presence', { method: 'PUT', body })
}

import { request } from '@/api/http'
import type { PushTestResult, PushView, SubscribeRequest } from '@/api/schema'

/** How it stands with pushes on the server. */
export function getPush(): Promise<PushView> {
  return request('/api/me/push')
}

/** From now on this device gets pushes there, and nowhere else. */
export function subscribe(body: SubscribeRequest): Promise<void> {
  return request('/api/me/push/subscription', { method: 'PUT', body })
}

export function unsubscribe(): Promise<void> {
  return request('/api/me/push/subscription', { method: 'DELETE' })
}

/** Sends this device a push, and says what is in the way of it. */
export function testPush(): Promise<PushTestResult> {
  return request('/api/me/push/test', { method: 'POST' })
}

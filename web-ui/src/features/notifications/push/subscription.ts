import { fromBase64Url } from '@/api/base64Url'
import type { SubscribeRequest } from '@/api/schema'

type Wishes = Pick<SubscribeRequest, 'level' | 'withText' | 'language'>

/** The body by which the server learns of the browser's subscription; null for one that cannot be encrypted for. */
export function requestOf(subscription: PushSubscription, wishes: Wishes): SubscribeRequest | null {
  const { endpoint, keys } = subscription.toJSON()
  const { p256dh, auth } = keys ?? {}
  return endpoint && p256dh && auth ? { endpoint, p256dh, auth, ...wishes } : null
}

/** Whether the subscription is bound to this key: a server with another one cannot push to it. */
export function isBoundTo(subscription: PushSubscription, publicKey: string): boolean {
  const bound = subscription.options.applicationServerKey
  if (!bound) {
    return false
  }
  const wanted = fromBase64Url(publicKey)
  const held = new Uint8Array(bound)
  return held.length === wanted?.length && held.every((byte, place) => byte === wanted[place])
}

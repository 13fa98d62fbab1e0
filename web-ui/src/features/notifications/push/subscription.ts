import type { SubscribeRequest } from '@/api/schema'

type Wishes = Pick<SubscribeRequest, 'level' | 'withText' | 'language'>

/** The bytes of base64url. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

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
  const wanted = bytesOf(publicKey)
  const held = new Uint8Array(bound)
  return held.length === wanted.length && held.every((byte, place) => byte === wanted[place])
}

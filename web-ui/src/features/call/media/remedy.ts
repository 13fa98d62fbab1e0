/**
 * What to do about a way of the media that is broken: `restart` looks for another way (ICE restart, RFC 8839 §4.4.1.1);
 * `renew` makes the peer connection anew, for when the two sides have lost touch of each other's descriptions.
 */
export type Remedy = 'restart' | 'renew'

const BROKEN: Record<number, Remedy> = { 1: 'restart', 4: 'restart', 8: 'restart' }
const RENEW_BROKEN_FROM = 12
const RENEW_NEW_FROM = 8
const RENEW_EVERY = 8

/** How long a new call looks for a way before it gives up, and how long an old one, in seconds. */
const GIVE_UP_NEW = 30
export const GIVE_UP_BROKEN = 65

/**
 * @param wasConnected whether the media has flowed before
 * @param seconds whole seconds since it does not flow
 */
export function remedyAt(wasConnected: boolean, seconds: number): Remedy | null {
  const from = wasConnected ? RENEW_BROKEN_FROM : RENEW_NEW_FROM
  if (seconds >= from) {
    return (seconds - from) % RENEW_EVERY === 0 ? 'renew' : null
  }
  return wasConnected ? (BROKEN[seconds] ?? null) : null
}

export function givesUpAt(wasConnected: boolean, seconds: number): boolean {
  return seconds >= (wasConnected ? GIVE_UP_BROKEN : GIVE_UP_NEW)
}

/** A first way takes so long at most where both sides are there and nothing is lost. */
const BEGIN_WITHIN_MS = 3000

/**
 * Whether a peer connection is still on its first way: what was broken before it is not its fault, and to restart it now
 * only makes it late.
 */
export function isBeginning(state: RTCPeerConnectionState, sinceMs: number): boolean {
  return (state === 'new' || state === 'connecting') && sinceMs < BEGIN_WITHIN_MS
}

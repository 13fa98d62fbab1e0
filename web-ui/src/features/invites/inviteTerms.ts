import type { Invite } from '@/api/schema'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The lifetimes to choose from, in seconds. */
export const LIFETIMES = {
  halfHour: 30 * MINUTE,
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  never: null,
} as const
export type Lifetime = keyof typeof LIFETIMES | 'custom'

export const LONGEST_SECONDS = 366 * DAY
export const MOST_USES = 1000
export const USE_LIMITS = [1, 5, 10, 25, 50, 100] as const

/**
 * The lifetime in seconds, null for no end, or undefined for a moment that will not do. A moment of one's own is measured
 * by the same clock that it was picked by, so that it does not matter whether that clock is right.
 *
 * @param until what an input of type datetime-local holds, in local time
 */
export function secondsOf(lifetime: Lifetime, until: string, now: number): number | null | undefined {
  if (lifetime !== 'custom') {
    return LIFETIMES[lifetime]
  }
  const seconds = Math.floor((new Date(until).getTime() - now) / 1000)
  return seconds >= MINUTE && seconds <= LONGEST_SECONDS ? seconds : undefined
}

export type InviteState = 'live' | 'expired' | 'usedUp'

export function stateOf(invite: Pick<Invite, 'expiresAt' | 'maxUses' | 'uses'>, now: number): InviteState {
  if (invite.expiresAt !== null && new Date(invite.expiresAt).getTime() <= now) {
    return 'expired'
  }
  return invite.maxUses !== null && invite.uses >= invite.maxUses ? 'usedUp' : 'live'
}

export function inviteAddress(token: string, origin = location.origin): string {
  return `${origin}/invite/${token}`
}

export function publicAddress(handle: string, origin = location.origin): string {
  return `${origin}/c/${handle}`
}

/** What an input of type datetime-local takes. */
export function localMoment(time: number): string {
  const date = new Date(time - new Date(time).getTimezoneOffset() * 60_000)
  return date.toISOString().slice(0, 16)
}

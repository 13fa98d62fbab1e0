import type { CallHistoryPage, ParticipantQuality, PastCall } from '@/api/schema'
import type { MediaRoute, Person, UserId } from '@/realtime/protocol.gen'
import { byTime } from '@/text/instants'

/** How a past call looks from one's own side. */
export type CallLook =
  'incoming' | 'outgoing' | 'missed' | 'declined' | 'noAnswer' | 'refused' | 'cancelled' | 'busy' | 'failed'

export function lookOf(call: Pick<PastCall, 'startedBy' | 'outcome' | 'part'>, self: UserId): CallLook {
  if (call.part !== 'tookPart') {
    return call.part
  }
  if (call.outcome === 'failed') {
    return 'failed'
  }
  return call.startedBy === self ? OUTGOING[call.outcome] : 'incoming'
}

const OUTGOING: Record<Exclude<PastCall['outcome'], 'failed'>, CallLook> = {
  answered: 'outgoing',
  declined: 'refused',
  missed: 'noAnswer',
  cancelled: 'cancelled',
  busy: 'busy',
}

/** What was worst in a connection that was not good; the loss as a share from 0 to 1, times in milliseconds. */
type Trouble = { name: 'lost'; share: number } | { name: 'delay' | 'jitter'; ms: number }
/** With the route by which the media went. */
export type Flaw = Trouble & { route: MediaRoute }

/** From which values on a call in progress has two bars or fewer. */
const NOTABLE = { lost: 0.05, delay: 400, jitter: 80 }

/** Null where the call was good, or nothing is known of it. One's own measurements come before the other's. */
export function flawOf(call: Pick<PastCall, 'quality'>, self: UserId): Flaw | null {
  const measured = call.quality.find(({ person }) => person === self) ?? call.quality[0]
  return measured ? graded(measured).flaw : null
}

/** Whose connection was the worst, and how; null where all that were measured were good. */
export function worstOf(call: Pick<PastCall, 'quality'>): { person: Person; flaw: Flaw } | null {
  const bad = call.quality.map(graded).filter(({ flaw }) => flaw !== null)
  const worst = bad.sort((a, b) => b.badness - a.badness)[0]
  return worst?.flaw ? { person: worst.person, flaw: worst.flaw } : null
}

function graded({ person, quality }: ParticipantQuality): {
  person: Person
  badness: number
  flaw: Flaw | null
} {
  const { sentLostPercent, receivedLostPercent, roundTripMs, jitterMs, route } = quality
  const share = Math.max(sentLostPercent, receivedLostPercent) / 100
  const flaws: { flaw: Trouble; badness: number }[] = [
    { flaw: { name: 'lost', share }, badness: share / NOTABLE.lost },
    { flaw: { name: 'delay', ms: roundTripMs }, badness: roundTripMs / NOTABLE.delay },
    { flaw: { name: 'jitter', ms: jitterMs }, badness: jitterMs / NOTABLE.jitter },
  ]
  const worst = flaws.reduce((a, b) => (b.badness > a.badness ? b : a))
  return { person, badness: worst.badness, flaw: worst.badness >= 1 ? { ...worst.flaw, route } : null }
}

/** What is held of the history, newest first, and the cursor of what comes after it; null at the end. */
export interface Held {
  calls: PastCall[]
  next: string | null
}

/** Puts the newest page over what is held. Where the two do not meet, calls are missing between them: the page alone counts. */
export function withNewest(held: Held, page: CallHistoryPage): Held {
  const known = new Set(held.calls.map(({ id }) => id))
  const fresh = page.calls.filter(({ id }) => !known.has(id))
  return fresh.length === page.calls.length
    ? { calls: page.calls, next: page.next }
    : { calls: [...fresh, ...held.calls], next: held.next }
}

export function withOlder(held: Held, page: CallHistoryPage): Held {
  const known = new Set(held.calls.map(({ id }) => id))
  return { calls: [...held.calls, ...page.calls.filter(({ id }) => !known.has(id))], next: page.next }
}

/** The calls under the local day on which each was started. */
export function byDay(calls: readonly PastCall[]): { day: string; calls: PastCall[] }[] {
  const days: { day: string; calls: PastCall[] }[] = []
  for (const call of calls) {
    const last = days.at(-1)
    if (last && sameDay(last.day, call.startedAt)) {
      last.calls.push(call)
    } else {
      days.push({ day: call.startedAt, calls: [call] })
    }
  }
  return days
}

function sameDay(a: string, b: string): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

/** When the last of them ended; null of none. */
export function lastEndOf(calls: readonly Pick<PastCall, 'endedAt'>[]): string | null {
  const ends = calls.map(({ endedAt }) => endedAt)
  return ends.sort(byTime).at(-1) ?? null
}

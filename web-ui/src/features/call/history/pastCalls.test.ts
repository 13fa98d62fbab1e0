import { expect, it } from 'vitest'
import { byDay, flawOf, type Held, lastEndOf, lookOf, withNewest, withOlder, worstOf } from './pastCalls'
import type { PastCall } from '@/api/schema'
import { ANN, BOB } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ChatId, UserId, CallId } from '@/realtime/protocol.gen'

it.each([
  [ANN, 'answered', 'tookPart', 'outgoing'],
  [BOB, 'answered', 'tookPart', 'incoming'],
  [BOB, 'answered', 'missed', 'missed'],
  [BOB, 'answered', 'declined', 'declined'],
  [ANN, 'declined', 'tookPart', 'refused'],
  [BOB, 'declined', 'declined', 'declined'],
  [BOB, 'declined', 'missed', 'missed'],
  [ANN, 'missed', 'tookPart', 'noAnswer'],
  [BOB, 'missed', 'missed', 'missed'],
  [BOB, 'missed', 'declined', 'declined'],
  [ANN, 'cancelled', 'tookPart', 'cancelled'],
  [BOB, 'cancelled', 'missed', 'missed'],
  [ANN, 'busy', 'tookPart', 'busy'],
  [ANN, 'failed', 'tookPart', 'failed'],
  [BOB, 'failed', 'tookPart', 'failed'],
  [BOB, 'failed', 'missed', 'missed'],
] as const)(
  'shows a call by %s that was %s, and in which one %s, as %s',
  (startedBy, outcome, part, look) => {
    expect(lookOf({ startedBy, outcome, part }, ANN)).toBe(look)
  },
)

const measured = (person: UserId, sentLostPercent: number, roundTripMs: number, jitterMs: number) => ({
  person,
  quality: { sentLostPercent, receivedLostPercent: 0, roundTripMs, jitterMs, route: 'relayTcp' as const },
})

it.each([
  [[], null],
  [[measured(ANN, 4.9, 399, 79)], null],
  [[measured(ANN, 12, 450, 0)], { name: 'lost', share: 0.12, route: 'relayTcp' }],
  [[measured(ANN, 5, 900, 0)], { name: 'delay', ms: 900, route: 'relayTcp' }],
  [[measured(ANN, 0, 0, 160)], { name: 'jitter', ms: 160, route: 'relayTcp' }],
  [[measured(BOB, 50, 0, 0), measured(ANN, 0, 40, 3)], null],
  [[measured(BOB, 0, 480, 0)], { name: 'delay', ms: 480, route: 'relayTcp' }],
])('tells the worst of a connection that was not good: %j', (quality, flaw) => {
  expect(flawOf({ quality }, ANN)).toEqual(flaw)
})

it.each([
  [[], null],
  [[measured(ANN, 4, 100, 0), measured(BOB, 0, 0, 0)], null],
  [
    [measured(ANN, 6, 0, 0), measured(BOB, 0, 1200, 0)],
    { person: BOB, flaw: { name: 'delay', ms: 1200, route: 'relayTcp' } },
  ],
  [
    [measured(ANN, 60, 0, 0), measured(BOB, 0, 1200, 0)],
    { person: ANN, flaw: { name: 'lost', share: 0.6, route: 'relayTcp' } },
  ],
])('tells whose connection was the worst of a call: %j', (quality, worst) => {
  expect(worstOf({ quality })).toEqual(worst)
})

it('puts new calls before those that are held and keeps the place in the list', () => {
  const held = heldOf(['c', 'b', 'a'], 'older')
  expect(withNewest(held, pageOf(['d', 'c', 'b'], 'b'))).toEqual(heldOf(['d', 'c', 'b', 'a'], 'older'))
  expect(withNewest(heldOf([], null), pageOf(['b'], 'x'))).toEqual(heldOf(['b'], 'x'))
})

it('begins anew where calls are missing between', () => {
  expect(withNewest(heldOf(['b', 'a'], null), pageOf(['z', 'y'], 'y'))).toEqual(heldOf(['z', 'y'], 'y'))
})

it('appends older calls, each once', () => {
  expect(withOlder(heldOf(['c', 'b'], 'b'), pageOf(['b', 'a'], null))).toEqual(heldOf(['c', 'b', 'a'], null))
})

it('heads the calls by their days', () => {
  const days = byDay([
    call('c', '2026-11-21T12:00:00'),
    call('b', '2026-11-21T00:01:00'),
    call('a', '2026-11-20T23:59:00'),
  ])
  expect(days.map(({ calls }) => calls.map(({ id }) => id))).toEqual([['c', 'b'], ['a']])
})

function heldOf(ids: string[], next: string | null): Held {
  return { calls: ids.map((id) => call(id)), next }
}

function pageOf(ids: string[], next: string | null) {
  return { ...heldOf(ids, next), missed: 0 }
}

function call(id: string, startedAt = '2026-11-21T09:00:00Z'): PastCall {
  return {
    id: asId<CallId>(id),
    place: asId<ChatId>('p_a_b'),
    title: null,
    kind: 'voice',
    startedBy: ANN,
    startedAt,
    endedAt: startedAt,
    answeredAt: startedAt,
    outcome: 'answered',
    reason: 'hungUp',
    durationMs: 1000,
    part: 'tookPart',
    participants: 2,
    quality: [],
  }
}

it('finds the last end, also at a full second', () => {
  const ends = ['2026-11-28T09:00:00Z', '2026-11-28T09:00:00.5Z', '2026-11-28T08:00:00.9Z']
  expect(lastEndOf(ends.map((endedAt) => ({ endedAt })))).toBe('2026-11-28T09:00:00.5Z')
  expect(lastEndOf([])).toBeNull()
})

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { mentionsUser } from './mentions'
import { applyReadMarker, applyToSummary, byActivity, isShown, titleOf } from './summary'
import type { ChatSummary } from '@/api/schema'
import { foldMessages } from './messageFold'
import {
  ANN,
  BOB,
  callRecorded,
  created,
  event,
  membersAdded,
  message,
  summary,
  user,
} from '@/testing/events'
import type { ChatEvent, UserId, ChatId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

/** A log with every kind of event, as the server would keep it. */
const LOG: ChatEvent[] = [
  created(1, ANN, [ANN, BOB]),
  message(2, ANN),
  { ...message(3, BOB), mentions: [{ userId: ANN, start: 0, length: 4 }] },
  membersAdded(4, ANN, [asId<UserId>('carol'), asId<UserId>('dan')]),
  callRecorded(5, BOB),
  message(6, asId<UserId>('carol')),
  message(7, ANN),
  { ...message(8, BOB), mentions: [{ userId: null, start: 0, length: 4 }] },
  callRecorded(9, BOB, { outcome: 'missed', participants: [BOB], missed: [ANN] }),
  membersAdded(10, BOB, [asId<UserId>('eve')]),
  event('member.left', 11, asId<UserId>('dan'), {}),
  event('member.removed', 12, ANN, { userId: asId<UserId>('eve'), banned: false }),
  event('profile.changed', 13, ANN, { title: 'Group', description: 'About' }),
  event('rules.changed', 14, ANN, {
    posting: 'everyone',
    adding: 'everyone',
    calling: 'everyone',
    slowModeSeconds: 0,
    keptDays: null,
  }),
  event('role.changed', 15, ANN, { userId: BOB, role: 'admin' }),
  message(16, BOB),
  event('message.edited', 17, BOB, {
    target: 16,
    text: 'edited',
    mentions: [{ userId: ANN, start: 0, length: 4 }],
  }),
  event('reaction.changed', 18, ANN, { target: 8, emoji: '👍', on: true }),
  event('pin.changed', 19, ANN, { target: 16, pinned: true }),
  event('message.deleted', 20, BOB, { target: 16, author: BOB }),
  event('ownership.transferred', 21, ANN, { to: BOB, byServer: false }),
]

/** What the server's list says to Ann when the log has this many events. */
function snapshotAt(head: number): ChatSummary {
  const events = LOG.slice(0, head)
  const last = foldMessages(events).filter(isShown).at(-1) ?? null
  const readSeq = Math.min(head, 2)
  return summary({
    head,
    last,
    lastActor: last && user(last.actor),
    mentions: foldMessages(events)
      .filter(
        (event) =>
          event.type === 'message.sent' &&
          event.actor !== ANN &&
          event.seq > readSeq &&
          mentionsUser(event.mentions, ANN),
      )
      .map(({ seq }) => seq),
    missedCalls: events
      .filter((event) => event.type === 'call.recorded' && event.missed.includes(ANN) && event.seq > readSeq)
      .map(({ seq }) => seq),
    memberCount: events.reduce((count, event) => count + joined(event), 0),
    readSeq,
    unread: foldMessages(events).filter(
      (event) =>
        event.type === 'message.sent' && event.seq > readSeq && event.actor !== ANN && !event.deleted,
    ).length,
  })
}

function joined(event: ChatEvent): number {
  if (event.type === 'member.left' || event.type === 'member.removed') {
    return -1
  }
  return 'members' in event ? event.members.length : 0
}

function apply(start: ChatSummary, events: ChatEvent[]): ChatSummary {
  return events.reduce((state, event) => applyToSummary(state, event, user(event.actor), ANN), start)
}

describe('applyToSummary', () => {
  it.each(LOG.map((_, index) => index))('stale snapshot at %i + events = fresh snapshot', (head) => {
    const fresh = snapshotAt(LOG.length)
    const read = (state: ChatSummary) => applyReadMarker(state, fresh.readSeq, state.unread)
    expect(read(apply(snapshotAt(head), LOG.slice(head)))).toEqual(fresh)
  })

  it.each(LOG.map((_, index) => index))(
    'is not disturbed by events from before the snapshot, back to %i',
    (from) => {
      expect(apply(snapshotAt(6), LOG.slice(from, 6))).toEqual(snapshotAt(6))
    },
  )
})

describe('applyReadMarker', () => {
  it('moves forward', () => {
    expect(applyReadMarker(summary({ readSeq: 2, unread: 4 }), 5, 1)).toMatchObject({ readSeq: 5, unread: 1 })
  })

  it('never moves back', () => {
    const read = summary({ readSeq: 5 })
    expect(applyReadMarker(read, 3, 2)).toBe(read)
  })
})

it('names a personal chat after the other person', () => {
  expect(titleOf(summary({ type: 'personal', title: '', peer: user(BOB) }))).toBe('BOB')
})

it('sorts by the newest activity', () => {
  const older = summary({ id: asId<ChatId>('a'), last: message(1, ANN) })
  const newer = summary({ id: asId<ChatId>('b'), last: message(2, ANN) })
  expect([older, newer].sort(byActivity)).toEqual([newer, older])
  const atFullSecond = summary({ last: { ...message(1, ANN), at: '2026-11-28T09:00:00Z' } })
  const later = summary({ last: { ...message(2, ANN), at: '2026-11-28T09:00:00.001Z' } })
  expect([atFullSecond, later].sort(byActivity)).toEqual([later, atFullSecond])
  const without = summary({ last: null })
  expect([without, atFullSecond].sort(byActivity)).toEqual([atFullSecond, without])
})

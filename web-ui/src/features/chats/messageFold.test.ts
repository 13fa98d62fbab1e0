import { describe, expect, it } from 'vitest'
import { foldMessages } from './messageFold'
import { ANN, BOB, event, message } from '@/testing/events'
import type { ChatEvent } from '@/realtime/protocol.gen'

/** A log with every way in which a message changes. */
const LOG: ChatEvent[] = [
  message(1, ANN, 'first'),
  message(2, BOB, 'second'),
  message(3, ANN, 'third'),
  event('reaction.changed', 4, BOB, { target: 1, emoji: '👍', on: true }),
  event('message.edited', 5, ANN, { target: 1, text: 'first, edited', mentions: [] }),
  event('reaction.changed', 6, ANN, { target: 1, emoji: '👍', on: true }),
  event('reaction.changed', 7, BOB, { target: 2, emoji: '🎉', on: true }),
  event('reaction.changed', 8, BOB, { target: 1, emoji: '👍', on: false }),
  event('pin.changed', 9, ANN, { target: 2, pinned: true }),
  event('message.edited', 10, ANN, { target: 1, text: 'first, edited twice', mentions: [] }),
  event('reaction.changed', 11, ANN, { target: 3, emoji: '🎉', on: true }),
  event('message.deleted', 12, ANN, { target: 3, author: ANN }),
  event('reaction.changed', 13, BOB, { target: 2, emoji: '🎉', on: false }),
  message(14, BOB, 'fourth'),
  event('messages.removed', 15, ANN, {
    messages: [
      { seq: 2, author: BOB },
      { seq: 14, author: BOB },
    ],
  }),
]

/** The page of the log as a server would give it that stands at `head`: messages as they are by then. */
function pageAt(head: number): ChatEvent[] {
  const events = LOG.slice(0, head)
  const folded = new Map<number, ChatEvent>(foldMessages(events).map((row) => [row.seq, row]))
  return events.map((each) => folded.get(each.seq) ?? each)
}

describe('foldMessages', () => {
  it.each(LOG.map((_, index) => index))(
    'a page read at %i and the events since = a page read late',
    (head) => {
      expect(foldMessages([...pageAt(head), ...LOG.slice(head)])).toEqual(foldMessages(pageAt(LOG.length)))
    },
  )

  it('comes to the messages as they are now', () => {
    expect(foldMessages(LOG)).toMatchObject([
      {
        seq: 1,
        text: 'first, edited twice',
        editedAt: LOG[9]?.at,
        rev: 10,
        reactions: [{ emoji: '👍', userIds: [ANN] }],
      },
      { seq: 2, text: '', editedAt: null, rev: 15, deleted: true, reactions: [] },
      { seq: 3, text: '', deleted: true, rev: 12, reactions: [] },
      { seq: 9, type: 'pin.changed' },
      { seq: 14, text: '', deleted: true, rev: 15 },
    ])
  })

  it('passes over changes to messages that are not there', () => {
    expect(foldMessages(LOG.slice(3, 8))).toEqual([])
  })

  it('changes nothing it was given', () => {
    const before = structuredClone(LOG)
    foldMessages(LOG)
    expect(LOG).toEqual(before)
  })
})

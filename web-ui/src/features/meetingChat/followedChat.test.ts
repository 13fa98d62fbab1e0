import { describe, expect, it } from 'vitest'
import {
  type FollowedChat,
  isBehind,
  within,
  withEvents,
  withNewest,
  withOlder,
  withReach,
} from './followedChat'
import { chatEventOf } from './meetingEvents'
import { cursorOf } from '@/features/messages/chatLog'
import type { MeetingChatPage } from '@/api/schema'
import type { MeetingChatEvent } from '@/realtime/protocol.gen'
import { deleted, edited, line, page, reacted } from '@/testing/meetingChat'

const pageOf = (wire: MeetingChatPage) => ({ ...wire, events: wire.events.map(chatEventOf) })
const with_ = (chat: FollowedChat, ...events: MeetingChatEvent[]) => withEvents(chat, events.map(chatEventOf))
/** What is shown of each message, by seq. */
const textsOf = ({ log }: FollowedChat) =>
  log?.tail.events.map((event) =>
    event.type === 'message.sent' ? [event.seq, event.deleted ? null : event.text] : [event.seq],
  )
const cursor = ({ log }: FollowedChat) => (log ? cursorOf(log) : null)

/** From seq 12, with three lines. */
const begun = () =>
  withNewest(withReach(undefined, { from: 12, head: 14 }), pageOf(page(12, line(12), line(13), line(14))))

describe('the beginning', () => {
  it('needs no page where nothing is written for one yet', () => {
    const chat = withReach(undefined, { from: 12, head: 11 })
    expect(cursor(chat)).toBe(11)
    expect(textsOf(with_(chat, line(12)))).toEqual([[12, 'text 12']])
  })

  it('keeps what comes before the newest page, in whatever order, and doubles nothing', () => {
    const waiting = with_(withReach(undefined, { from: 12, head: 13 }), line(15), line(14), line(13))
    expect(waiting.log).toBeNull()
    const chat = withNewest(waiting, pageOf(page(12, line(12), line(13))))
    expect(textsOf(chat)).toEqual([
      [12, 'text 12'],
      [13, 'text 13'],
      [14, 'text 14'],
      [15, 'text 15'],
    ])
    expect(isBehind(chat)).toBe(false)
  })

  it('asks for what is missing between the page and what came before it', () => {
    const waiting = with_(withReach(undefined, { from: 12, head: 12 }), line(15))
    const chat = withNewest(waiting, pageOf(page(12, line(12))))
    expect(cursor(chat)).toBe(12)
    expect(isBehind(chat)).toBe(true)
    expect(textsOf(with_(chat, line(13), line(14), line(15)))?.map(([seq]) => seq)).toEqual([12, 13, 14, 15])
  })

  it('applies a change once that the page has already', () => {
    const waiting = with_(withReach(undefined, { from: 12, head: 12 }), edited(13, 12, 'early'))
    const now = { ...line(12, { text: 'later', rev: 14, editedAt: '2026-11-28T09:14:00Z' }) }
    const chat = withNewest(waiting, pageOf(page(12, now, edited(13, 12, 'early'), edited(14, 12, 'later'))))
    expect(textsOf(chat)).toEqual([[12, 'later']])
    expect(cursor(chat)).toBe(14)
  })

  it('leaves a log that is there alone', () => {
    const chat = begun()
    expect(withNewest(chat, pageOf(page(12, line(12))))).toBe(chat)
  })
})

describe('live events', () => {
  it('change nothing twice', () => {
    const chat = with_(begun(), line(14), line(12))
    expect(textsOf(chat)).toHaveLength(3)
    expect(cursor(chat)).toBe(14)
  })

  it('are not applied over a gap, which is asked for', () => {
    const chat = with_(begun(), line(16))
    expect(cursor(chat)).toBe(14)
    expect(isBehind(chat)).toBe(true)
    const whole = with_(chat, line(15), line(16))
    expect(isBehind(whole)).toBe(false)
    expect(textsOf(whole)?.map(([seq]) => seq)).toEqual([12, 13, 14, 15, 16])
  })

  it('that come while catching up are asked for once more where they were over a gap', () => {
    const chat = with_(with_(begun(), line(16)), line(17))
    expect(isBehind(with_(chat, line(15), line(16)))).toBe(true)
  })

  it('edit, delete and react to what is held', () => {
    const chat = with_(begun(), edited(15, 12, 'new'), deleted(16, 13), reacted(17, 14, '👍'))
    expect(textsOf(chat)).toEqual([
      [12, 'new'],
      [13, null],
      [14, 'text 14'],
    ])
    expect(chat.log?.tail.events.at(-1)).toMatchObject({ reactions: [{ emoji: '👍', userIds: ['ann'] }] })
    const off = with_(chat, reacted(18, 14, '👍', false))
    expect(off.log?.tail.events.at(-1)).toMatchObject({ reactions: [] })
  })

  it('of a message one may not read only move the cursor on', () => {
    const chat = with_(begun(), edited(15, 5, 'hidden'), deleted(16, 6), reacted(17, 7, '👍'))
    expect(textsOf(chat)).toEqual(textsOf(begun()))
    expect(cursor(chat)).toBe(17)
  })
})

describe('older pages', () => {
  const tail = () =>
    withNewest(withReach(undefined, { from: 2, head: 13 }), pageOf(page(2, line(12), line(13))))

  it('come before what is held, with the changes that came since they were read', () => {
    const chat = with_(tail(), edited(14, 11, 'new'))
    const older = withOlder(chat, { ...pageOf(page(2, line(10), line(11))), head: 13 }, 'extend')
    expect(older && textsOf(older)).toEqual([
      [10, 'text 10'],
      [11, 'new'],
      [12, 'text 12'],
      [13, 'text 13'],
    ])
  })

  it('are not there before the newest one', () => {
    expect(
      withOlder(withReach(undefined, { from: 2, head: 9 }), pageOf(page(2, line(5))), 'extend'),
    ).toBeNull()
  })
})

describe('another connection', () => {
  it('goes on from the cursor, and asks for what was missed', () => {
    const chat = withReach(begun(), { from: 12, head: 20 })
    expect(textsOf(chat)).toHaveLength(3)
    expect(isBehind(chat)).toBe(true)
    expect(isBehind(withReach(begun(), { from: 12, head: 14 }))).toBe(false)
  })

  it('forgets what may be read no more', () => {
    const chat = withReach(begun(), { from: 30, head: 29 })
    expect(textsOf(chat)).toEqual([])
    expect(cursor(chat)).toBe(29)
  })
})

it('keeps within the bounds of memory where nobody looks', () => {
  const lines = Array.from({ length: 700 }, (_, index) => line(index + 2))
  const chat = withNewest(withReach(undefined, { from: 2, head: 701 }), pageOf(page(2, ...lines)))
  expect(within(chat, null).log?.tail.events.length).toBe(100)
  expect(within(begun(), null).log?.tail.events).toHaveLength(3)
})

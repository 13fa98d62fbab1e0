import { expect, it } from 'vitest'
import { attentionOf, FOR_EVER, isArchived, isMarkedUnread, isMuted } from './preferences'
import { BOB, message, summary } from '@/testing/events'

const NOW = Date.parse('2026-11-21T09:00:00Z')
const muted = (mutedUntil: string | null, archivedSeq = 0) => ({
  preferences: { mutedUntil, archivedSeq, markedUnread: false, rev: 1 },
})

it('is muted until the time is over', () => {
  expect(isMuted(summary(muted(null)), NOW)).toBe(false)
  expect(isMuted(summary(muted('2026-11-21T09:00:01Z')), NOW)).toBe(true)
  expect(isMuted(summary(muted('2026-11-21T09:00:00Z')), NOW)).toBe(false)
  expect(isMuted(summary(muted(FOR_EVER)), NOW)).toBe(true)
})

it('comes back from the archive by a new message, unless muted', () => {
  const at = (seq: number, mutedUntil: string | null) =>
    isArchived(summary({ last: message(seq, BOB), ...muted(mutedUntil, 5) }), NOW)
  expect(at(5, null)).toBe(true)
  expect(at(6, null)).toBe(false)
  expect(at(6, FOR_EVER)).toBe(true)
  expect(isArchived(summary({ last: message(1, BOB) }), NOW)).toBe(false)
})

it('asks for attention with mentions only while muted', () => {
  const chat = summary({ unread: 7, mentions: [3, 4], ...muted(FOR_EVER) })
  expect(attentionOf(chat, NOW)).toBe(2)
  expect(attentionOf({ ...chat, ...muted(null) }, NOW)).toBe(7)
})

it('asks for attention where one has marked it as unread, muted or not, and not twice', () => {
  const marked = (mutedUntil: string | null, unread: number) => {
    const { preferences } = muted(mutedUntil)
    return summary({ unread, preferences: { ...preferences, markedUnread: true } })
  }
  expect(attentionOf(marked(null, 0), NOW)).toBe(1)
  expect(attentionOf(marked(FOR_EVER, 0), NOW)).toBe(1)
  expect(attentionOf(marked(null, 3), NOW)).toBe(3)
  expect(isMarkedUnread(marked(null, 0))).toBe(true)
  expect(isMarkedUnread(marked(null, 3))).toBe(false)
})

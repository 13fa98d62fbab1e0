import { expect, it } from 'vitest'
import { isWorth } from './worth'
import { FOR_EVER } from '@/features/chats/preferences'
import { ANN, BOB, event, message, summary } from '@/testing/events'

const NOW = Date.parse('2026-11-21T09:00:00Z')
const toAnn = { ...message(5, BOB), mentions: [{ userId: ANN, start: 0, length: 4 }] }
const muted = { preferences: { mutedUntil: FOR_EVER, archivedSeq: 0, markedUnread: false, rev: 1 } }

it('tells of new messages by others only', () => {
  expect(isWorth(message(5, BOB), summary(), 'all', ANN, NOW)).toBe(true)
  expect(isWorth(message(5, ANN), summary(), 'all', ANN, NOW)).toBe(false)
  expect(isWorth(message(5, BOB), summary({ readSeq: 5 }), 'all', ANN, NOW)).toBe(false)
  const edit = event('message.edited', 6, BOB, { target: 5, text: '@ann', mentions: toAnn.mentions })
  expect(isWorth(edit, summary(), 'all', ANN, NOW)).toBe(false)
})

it('tells nothing of a muted chat, also no mention', () => {
  expect(isWorth(toAnn, summary(muted), 'all', ANN, NOW)).toBe(false)
})

it('tells by level', () => {
  expect(isWorth(toAnn, summary(), 'off', ANN, NOW)).toBe(false)
  expect(isWorth(toAnn, summary(), 'mentions', ANN, NOW)).toBe(true)
  expect(isWorth(message(5, BOB), summary(), 'mentions', ANN, NOW)).toBe(false)
  expect(isWorth(message(5, BOB), summary({ type: 'personal' }), 'mentions', ANN, NOW)).toBe(true)
})

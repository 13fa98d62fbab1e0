import { expect, it } from 'vitest'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import { buildTimeline, byDay, keepEqual, type MessageRow, type Row } from './timeline'
import { ANN, BOB, CHAT, callRecorded, message } from '@/testing/events'

function messages(rows: Row[]): MessageRow[] {
  return rows.filter((row) => row.kind === 'message')
}

it('separates days', () => {
  const rows = buildTimeline(
    [message(1, ANN), { ...message(2, ANN), at: '2026-11-25T12:00:00Z' }],
    [],
    ANN,
    null,
  )
  expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'day', 'message'])
})

it('groups what one author says in a row', () => {
  const rows = messages(buildTimeline([message(1, BOB), message(2, BOB), message(3, ANN)], [], ANN, null))
  expect(rows.map(({ first, last }) => [first, last])).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
})

it('breaks a group at a system event and after a while', () => {
  const rows = messages(
    buildTimeline([message(1, BOB), callRecorded(2, BOB), message(3, BOB), message(30, BOB)], [], ANN, null),
  )
  expect(rows.every(({ first, last }) => first && last)).toBe(true)
})

it('marks where the unread ones begin', () => {
  const rows = buildTimeline([message(1, BOB), message(2, BOB)], [], ANN, 2)
  expect(rows.map((row) => row.kind)).toEqual(['day', 'message', 'unread', 'message'])
})

it('keeps the element of a message when it turns from pending to sent', () => {
  const sent = message(1, ANN)
  const outgoing: OutgoingMessage = {
    clientId: sent.clientId,
    chatId: CHAT,
    chatTitle: 'Group',
    text: sent.text,
    replyTo: null,
    attachments: [],
    at: sent.at,
    state: 'pending',
    code: null,
  }
  const [before] = messages(buildTimeline([], [outgoing], ANN, null))
  // With the message still in the outbox: a reload may find both.
  const [after, ...others] = messages(buildTimeline([sent], [outgoing], ANN, null))
  expect(others).toEqual([])
  expect(before).toMatchObject({ state: 'pending', seq: null, own: true })
  expect(after).toMatchObject({ state: 'sent', seq: 1, own: true, key: before?.key })
})

it('gives each day its rows, also where it begins in the middle of one', () => {
  const rows = buildTimeline(
    [message(1, ANN), message(2, ANN), { ...message(3, ANN), at: '2026-11-25T12:00:00Z' }],
    [],
    ANN,
    null,
  )
  const days = byDay(rows.slice(2))
  expect(days.map((day) => day.rows.length)).toEqual([1, 1])
  expect(days.map((day) => day.key)).toEqual(byDay(rows).map((day) => day.key))
})

it('keeps the rows that look as before', () => {
  const first = message(1, ANN)
  const build = (text: string) => buildTimeline([first, message(2, BOB, text)], [], ANN, null)
  const before = build('old')
  const kept = keepEqual(build('new'), new Map(before.map((row) => [row.key, row])))
  expect(kept.map((row, index) => row === before[index])).toEqual([true, true, false])
})

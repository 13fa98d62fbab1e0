// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { mentionsAfter } from './mentions'
import { applyReadMarker } from './summary'
import type { MentionView } from '@/realtime/protocol.gen'
import { ANN, BOB, event, message, summary } from '@/testing/events'

const ME: MentionView[] = [{ userId: ANN, start: 0, length: 4 }]
const ALL: MentionView[] = [{ userId: null, start: 0, length: 4 }]
const HIM: MentionView[] = [{ userId: BOB, start: 0, length: 4 }]

const state = (mentions: number[], readSeq = 0) => ({ mentions, readSeq })

it('counts a message that mentions me or all, once', () => {
  expect(mentionsAfter(state([]), { ...message(2, BOB), mentions: ME }, ANN)).toEqual([2])
  expect(mentionsAfter(state([2]), { ...message(2, BOB), mentions: ALL }, ANN)).toEqual([2])
  expect(mentionsAfter(state([]), { ...message(2, BOB), mentions: HIM }, ANN)).toEqual([])
})

it('does not count my own, nor what I have read', () => {
  expect(mentionsAfter(state([]), { ...message(2, ANN), mentions: ALL }, ANN)).toEqual([])
  expect(mentionsAfter(state([], 2), { ...message(2, BOB), mentions: ME }, ANN)).toEqual([])
})

it('follows edits and deletions', () => {
  const edit = (mentions: MentionView[]) =>
    event('message.edited', 9, BOB, { target: 4, text: 'x', mentions })
  expect(mentionsAfter(state([2, 6]), edit(ME), ANN)).toEqual([2, 4, 6])
  expect(mentionsAfter(state([2, 4, 6]), edit([]), ANN)).toEqual([2, 6])
  expect(
    mentionsAfter(state([2, 4]), event('message.deleted', 9, BOB, { target: 4, author: BOB }), ANN),
  ).toEqual([2])
})

it('is cleared by the read marker', () => {
  expect(applyReadMarker(summary({ mentions: [2, 4, 6] }), 4, 1).mentions).toEqual([6])
})

it('keeps the newest hundred', () => {
  const full = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(mentionsAfter(state(full), { ...message(200, BOB), mentions: ME }, ANN)).toEqual([
    ...full.slice(1),
    200,
  ])
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createBegunCalls, SETTLE_MS } from './begunCalls'
import { asId } from '@/realtime/id'
import type { CallId, ChatCallView, ChatId } from '@/realtime/protocol.gen'
import { BOB, CHAT } from '@/testing/events'

/** The call of each chat that is told of on the desktop. */
let desktop: Map<ChatId, CallId>
let worth: Set<CallId>
let may: boolean
let calls: ReturnType<typeof createBegunCalls>

beforeEach(() => {
  vi.useFakeTimers()
  desktop = new Map()
  worth = new Set([asId<CallId>('a'), asId<CallId>('b')])
  may = true
  calls = createBegunCalls({
    isWorth: ({ id }) => worth.has(id),
    mayTell: () => Promise.resolve(may),
    show: ({ chatId, id }) => desktop.set(chatId, id),
    withdraw: (chatId) => desktop.delete(chatId),
  })
})

afterEach(() => {
  vi.useRealTimers()
})

function call(id: string, chatId = CHAT): ChatCallView {
  const since = '2026-11-21T09:00:00Z'
  return {
    id: asId<CallId>(id),
    chatId,
    kind: 'voice',
    version: 1,
    since,
    count: 1,
    people: [BOB],
    recordedSince: null,
  }
}

async function begun(...begins: ChatCallView[]): Promise<void> {
  begins.forEach((each) => void calls.begun(each))
  await vi.advanceTimersByTimeAsync(SETTLE_MS)
}

it('tells of a call after a moment, and withdraws it when it is worth nothing any more', async () => {
  void calls.begun(call('a'))
  expect(desktop.size).toBe(0)
  await vi.advanceTimersByTimeAsync(SETTLE_MS)
  expect([...desktop]).toEqual([[CHAT, 'a']])
  calls.review()
  expect(desktop.size).toBe(1)
  worth.delete(asId<CallId>('a'))
  calls.review()
  expect(desktop.size).toBe(0)
})

it('tells nothing of a call that rings, is entered or ends within that moment', async () => {
  void calls.begun(call('a'))
  worth.clear()
  await vi.advanceTimersByTimeAsync(SETTLE_MS)
  expect(desktop.size).toBe(0)
})

it('tells nobody who looks, also not later', async () => {
  may = false
  await begun(call('a'))
  may = true
  calls.review()
  await vi.advanceTimersByTimeAsync(SETTLE_MS)
  expect(desktop.size).toBe(0)
})

it('tells of one call in each chat, the later one in the place of the one before', async () => {
  const other = asId<ChatId>('other')
  await begun(call('a'), call('b', other))
  expect([...desktop]).toEqual([
    [CHAT, 'a'],
    [other, 'b'],
  ])
  await begun(call('b'))
  worth.delete(asId<CallId>('a'))
  calls.review()
  expect(desktop.get(CHAT)).toBe('b')
})

it('takes all back with the page', async () => {
  await begun(call('a'))
  calls.clear()
  expect(desktop.size).toBe(0)
})

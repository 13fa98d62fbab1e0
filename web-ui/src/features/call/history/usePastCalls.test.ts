// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { countMissed, listCalls, markSeen } from './callHistoryApi'
import { useCallHistoryStore } from './callHistoryStore'
import { usePastCalls } from './usePastCalls'
import { Problem } from '@/api/problem'
import type { CallHistoryPage } from '@/api/schema'
import { useUsersStore } from '@/features/users/usersStore'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, CHAT, user } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { CallId } from '@/realtime/protocol.gen'

vi.mock('./callHistoryApi')
const list = vi.mocked(listCalls)
const count = vi.mocked(countMissed)
let scope = effectScope()
let emit: (event: EventFrame) => void

beforeEach(() => {
  setActivePinia(createPinia())
  scope = effectScope()
  list.mockReset()
  count.mockReset().mockResolvedValue({ missed: 0 })
  vi.mocked(markSeen).mockReset().mockResolvedValue(undefined)
  useUsersStore().learn([user(ANN)])
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
  vi.spyOn(realtime, 'onReady').mockImplementation(() => undefined)
  useCallHistoryStore().listen()
})

afterEach(() => {
  scope.stop()
})

function page(ids: string[], next: string | null): CallHistoryPage {
  const at = '2026-11-21T09:00:00Z'
  const calls = ids.map((id) => ({
    id: asId<CallId>(id),
    place: CHAT,
    title: null,
    kind: 'voice' as const,
    startedBy: ANN,
    startedAt: at,
    endedAt: at,
    answeredAt: at,
    outcome: 'answered' as const,
    reason: 'hungUp' as const,
    durationMs: 1,
    part: 'tookPart' as const,
    participants: 2,
    quality: [],
  }))
  return { calls, next, missed: 0 }
}

async function opened() {
  const calls = scope.run(() => usePastCalls(() => null))
  if (!calls) {
    throw new Error('no scope')
  }
  await flushPromises()
  return { calls, ids: () => calls.calls.value.map(({ id }) => id) }
}

it('reads on page by page to the end', async () => {
  list.mockResolvedValueOnce(page(['c', 'b'], 'b'))
  const { calls, ids } = await opened()
  list.mockResolvedValueOnce(page(['a'], null))
  await calls.loadOlder()
  expect(ids()).toEqual(['c', 'b', 'a'])
  expect(list.mock.calls).toEqual([
    [null, null],
    [null, 'b'],
  ])
  await calls.loadOlder()
  expect(list).toHaveBeenCalledTimes(2)
})

it('shows a new call where one is in the list', async () => {
  list.mockResolvedValueOnce(page(['b'], 'b'))
  const { ids } = await opened()
  list.mockResolvedValueOnce(page(['c', 'b'], 'b'))
  emit({ type: 'callHistory.changed' })
  await flushPromises()
  expect(ids()).toEqual(['c', 'b'])
})

it('drops an answer that a newer question has outrun', async () => {
  list.mockResolvedValueOnce(page(['b'], 'b'))
  const { calls, ids } = await opened()
  let answer: (page: CallHistoryPage) => void = () => undefined
  list.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  void calls.loadOlder()
  list.mockResolvedValueOnce(page(['c', 'b'], 'b'))
  emit({ type: 'callHistory.changed' })
  await flushPromises()
  answer(page(['a'], null))
  await flushPromises()
  expect(ids()).toEqual(['c', 'b'])
  expect(calls.busy.value).toBe(false)
})

it('says what failed and tries again where it stopped', async () => {
  list.mockResolvedValueOnce(page(['b'], 'b'))
  const { calls, ids } = await opened()
  list.mockRejectedValueOnce(new Problem('NETWORK', 0))
  await calls.loadOlder()
  expect(calls.error.value).toBe('NETWORK')
  list.mockResolvedValueOnce(page(['a'], null))
  await calls.retry()
  expect([calls.error.value, ids()]).toEqual([null, ['b', 'a']])
})

it('counts what was missed anew with each change, the last answer counts', async () => {
  const history = useCallHistoryStore()
  let late: (answer: { missed: number }) => void = () => undefined
  count.mockReturnValueOnce(new Promise((resolve) => (late = resolve)))
  emit({ type: 'callHistory.changed' })
  count.mockResolvedValueOnce({ missed: 2 })
  emit({ type: 'callHistory.changed' })
  await flushPromises()
  late({ missed: 1 })
  await flushPromises()
  expect(history.missed).toBe(2)
  await history.look('2026-01-01T10:00:00Z')
  expect(history.missed).toBe(0)
})

// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { findMessages } from './searchApi'
import { NO_FILTER } from './searchFilter'
import { useMessageSearch } from './useMessageSearch'
import { Problem } from '@/api/problem'
import type { SearchPage } from '@/api/schema'
import { asId } from '@/realtime/id'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

vi.mock('./searchApi')
const find = vi.mocked(findMessages)
const scope = effectScope()

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  find.mockReset()
})

afterEach(() => {
  vi.useRealTimers()
})

function page(seqs: number[], next: string | null = null): SearchPage {
  return {
    hits: seqs.map((seq) => ({
      chatId: asId<ChatId>('chat'),
      seq,
      at: '2026-11-21T09:00:00Z',
      actor: asId<UserId>('ann'),
      text: `text ${seq}`,
      ranges: [{ start: 0, end: 4 }],
    })),
    people: [],
    next,
    indexing: false,
  }
}

async function searching(text: string) {
  const query = ref('')
  const filter = shallowRef(NO_FILTER)
  const search = scope.run(() => useMessageSearch(asId<ChatId>('chat'), query, filter))
  if (!search) {
    throw new Error('no scope')
  }
  query.value = text
  await settle()
  return { query, filter, search, seqs: () => search.hits.value.map((hit) => hit.seq) }
}

async function settle() {
  await nextTick()
  await vi.advanceTimersByTimeAsync(300)
}

it('asks once typing has paused, and adds the next pages', async () => {
  find.mockResolvedValueOnce(page([9, 8], 'c1')).mockResolvedValueOnce(page([3]))
  const { search, seqs } = await searching(' text ')
  expect(find).toHaveBeenCalledExactlyOnceWith('text', 'chat', null, NO_FILTER)
  expect(seqs()).toEqual([9, 8])
  await search.more()
  expect(find).toHaveBeenLastCalledWith('text', 'chat', 'c1', NO_FILTER)
  expect(seqs()).toEqual([9, 8, 3])
  expect(search.hasMore.value).toBe(false)
})

it('goes on by itself past empty pages', async () => {
  find
    .mockResolvedValueOnce(page([], 'c1'))
    .mockResolvedValueOnce(page([], 'c2'))
    .mockResolvedValueOnce(page([4]))
  const { seqs } = await searching('rare')
  expect(seqs()).toEqual([4])
})

it('drops the answer to an outdated question', async () => {
  let answer: (found: SearchPage) => void = () => undefined
  find.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValueOnce(page([1]))
  const { query, seqs } = await searching('old')
  query.value = 'new'
  await settle()
  answer(page([7]))
  await settle()
  expect(seqs()).toEqual([1])
})

it('tells of a failure, and forgets all when the field is empty', async () => {
  find.mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
  const { query, search } = await searching('text')
  expect(search.error.value).toBe('UNAVAILABLE')
  query.value = ''
  await settle()
  expect(search.error.value).toBeNull()
  expect(search.isCurrent.value).toBe(false)
})

it('asks anew with another filter, and not for nothing', async () => {
  find.mockResolvedValue(page([9]))
  const { filter, search } = await searching('text')
  filter.value = { ...NO_FILTER, author: asId<UserId>('ann') }
  expect(search.isCurrent.value).toBe(false)
  await settle()
  expect(find).toHaveBeenLastCalledWith('text', 'chat', null, filter.value)
  expect(search.isCurrent.value).toBe(true)
})

it('a filter alone asks nothing', async () => {
  const { filter } = await searching('')
  filter.value = { ...NO_FILTER, author: asId<UserId>('ann') }
  await settle()
  expect(find).not.toHaveBeenCalled()
})

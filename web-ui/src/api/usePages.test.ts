import { expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { type Page, usePages } from './usePages'
import { Problem } from '@/api/problem'

type Ask = (query: string, cursor: string | null) => Promise<Page<string>>

function pages(ask: Ask) {
  const query = ref('a')
  const scope = effectScope()
  const list = scope.run(() => usePages(() => query.value, ask))
  if (!list) {
    throw new Error('the scope has ended')
  }
  return { query, list }
}

const settle = () => vi.waitFor(() => nextTick())

it('goes on where the page before ended', async () => {
  const ask = vi.fn<Ask>((_, cursor) =>
    Promise.resolve(cursor === null ? { items: ['one'], next: 'c' } : { items: ['two'], next: null }),
  )
  const { list } = pages(ask)
  await settle()
  expect(list.more.value).toBe(true)
  await list.loadMore()
  expect(list.items.value).toEqual(['one', 'two'])
  expect(list.more.value).toBe(false)
})

it('drops the answer to an outdated question', async () => {
  const answers: ((page: Page<string>) => void)[] = []
  const { query, list } = pages(() => new Promise((resolve) => answers.push(resolve)))
  query.value = 'b'
  await nextTick()
  answers[1]?.({ items: ['b'], next: null })
  answers[0]?.({ items: ['a'], next: null })
  await settle()
  expect(list.items.value).toEqual(['b'])
})

it('keeps what it has where more of it fails, and asks for the same once more', async () => {
  const ask = vi
    .fn<Ask>()
    .mockResolvedValueOnce({ items: ['one'], next: 'c' })
    .mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    .mockResolvedValueOnce({ items: ['two'], next: null })
  const { list } = pages(ask)
  await settle()
  await list.loadMore()
  expect(list.error.value).toBe('UNAVAILABLE')
  expect(list.items.value).toEqual(['one'])
  await list.retry()
  expect(ask).toHaveBeenLastCalledWith('a', 'c')
  expect(list.items.value).toEqual(['one', 'two'])
})

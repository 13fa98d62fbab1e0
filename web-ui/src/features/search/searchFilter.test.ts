import { expect, it } from 'vitest'
import { boundsOf, isFiltering, NO_FILTER } from './searchFilter'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

it('counts whole days where the person is', () => {
  const { from, to } = boundsOf({ author: asId<UserId>('ann'), first: '2026-03-28', last: '2026-03-29' })
  expect(from).toBe(new Date(2026, 2, 28).toISOString())
  expect(to).toBe(new Date(2026, 2, 30).toISOString())
})

it('knows no bounds where none are set', () => {
  expect(boundsOf(NO_FILTER)).toEqual({ author: null, from: null, to: null })
  expect(isFiltering(NO_FILTER)).toBe(false)
  expect(isFiltering({ ...NO_FILTER, last: '2026-03-29' })).toBe(true)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { byReason, inTurn, PATIENCE_MS } from './inTurn'
import { refused } from '@/testing/refused'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('does one after the other', async () => {
  const log: string[] = []
  const act = async (item: number) => {
    log.push(`begin ${item}`)
    await Promise.resolve()
    log.push(`end ${item}`)
  }
  expect(await inTurn([1, 2], act)).toEqual([])
  expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2'])
})

it('goes on past what is refused, and tells it by its reason', async () => {
  const act = vi.fn((item: number) =>
    item % 2 === 0
      ? Promise.reject(refused(item === 4 ? 'MESSAGE_NOT_FOUND' : 'FORBIDDEN'))
      : Promise.resolve(),
  )
  const undone = await inTurn([1, 2, 3, 4, 6], act)
  expect(act).toHaveBeenCalledTimes(5)
  expect([...byReason(undone)]).toEqual([
    ['FORBIDDEN', [2, 6]],
    ['MESSAGE_NOT_FOUND', [4]],
  ])
})

it('stops where it would be the same with each', async () => {
  const act = vi.fn((item: number) => (item === 2 ? Promise.reject(new Error('lost')) : Promise.resolve()))
  expect(await inTurn([1, 2, 3], act)).toEqual([
    { item: 2, code: 'NETWORK' },
    { item: 3, code: 'NETWORK' },
  ])
  expect(act).toHaveBeenCalledTimes(2)
})

it('waits as long as the server says where it takes no more for now', async () => {
  let refusals = 2
  const act = vi.fn(() =>
    refusals-- > 0 ? Promise.reject(refused('RATE_LIMITED', { retryAfterMs: 700 })) : Promise.resolve(),
  )
  const done = inTurn([1], act)
  await vi.advanceTimersByTimeAsync(699)
  expect(act).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(701)
  expect(await done).toEqual([])
  expect(act).toHaveBeenCalledTimes(3)
})

it('loses patience in the end', async () => {
  const act = () => Promise.reject(refused('RATE_LIMITED', { retryAfterMs: 1000 }))
  const done = inTurn([1, 2], act)
  await vi.advanceTimersByTimeAsync(PATIENCE_MS)
  expect(await done).toEqual([
    { item: 1, code: 'RATE_LIMITED' },
    { item: 2, code: 'RATE_LIMITED' },
  ])
})

it('leaves what is left where nobody waits for it any more', async () => {
  let goesOn = true
  const act = vi.fn(() => {
    goesOn = false
    return Promise.resolve()
  })
  expect(await inTurn([1, 2], act, () => goesOn)).toEqual([])
  expect(act).toHaveBeenCalledOnce()
})

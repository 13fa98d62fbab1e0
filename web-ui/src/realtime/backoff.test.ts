import { expect, it } from 'vitest'
import { backoffMs } from './backoff'

it('doubles, within its jitter', () => {
  expect(backoffMs(0, 0)).toBe(200)
  expect(backoffMs(0, 1)).toBe(400)
  expect(backoffMs(3, 0)).toBe(1600)
  expect(backoffMs(3, 1)).toBe(3200)
})

it('never waits longer than 2 s in a call, whose place is kept for 10 s', () => {
  expect(backoffMs(500, 1, true)).toBe(2000)
  expect(backoffMs(0, 1, true)).toBe(400)
})

it('never waits longer than 20 s', () => {
  expect(backoffMs(500, 1)).toBe(20_000)
})

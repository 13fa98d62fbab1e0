import { expect, it } from 'vitest'
import { secondsLeft, waitAfter, waitOf } from './slowMode'

const AT = '2026-11-21T09:00:00Z'
const NOW = Date.parse(AT)

it('counts from the last message', () => {
  expect(waitAfter(AT, 30, NOW)).toBe(30_000)
  expect(waitAfter(AT, 30, NOW + 12_000)).toBe(18_000)
  expect(waitAfter(AT, 30, NOW + 40_000)).toBe(0)
})

it('never waits longer than the rule, whatever the clocks', () => {
  expect(waitAfter(AT, 30, NOW - 3_600_000)).toBe(30_000)
})

it('takes the wait from a refusal', () => {
  expect(waitOf('SLOW_MODE', { retryAfterMs: 1200 })).toBe(1200)
  expect(waitOf('SLOW_MODE', {})).toBeNull()
  expect(waitOf('FORBIDDEN', { retryAfterMs: 1200 })).toBeNull()
})

it('shows a second until it is over', () => {
  expect(secondsLeft(NOW + 1, NOW)).toBe(1)
  expect(secondsLeft(NOW, NOW)).toBe(0)
})

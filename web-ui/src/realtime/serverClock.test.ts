// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const DAY_MS = 86_400_000
const SERVER = Date.parse('2026-11-21T09:00:00Z')

const iso = (at: number) => new Date(at).toISOString()

let { hearServerTime, serverNow, useServerNow } = await import('./serverClock')

/** A page that has just been loaded has heard nothing. */
beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  ;({ hearServerTime, serverNow, useServerNow } = await import('./serverClock'))
})

afterEach(() => {
  vi.useRealTimers()
})

it.each([0, 20 * 60_000, 2 * DAY_MS, -2 * DAY_MS])(
  'is the server’s, with an own clock that is %i ms ahead, also when that is set',
  async (ahead) => {
    vi.setSystemTime(SERVER + ahead)
    hearServerTime(iso(SERVER), performance.now())
    expect(serverNow()).toBeCloseTo(SERVER, -1)
    await vi.advanceTimersByTimeAsync(5000)
    vi.setSystemTime(0)
    expect(serverNow()).toBeCloseTo(SERVER + 5000, -1)
  },
)

it('takes the middle of the time that the answer took, and keeps what fits a later one', async () => {
  const asked = performance.now()
  await vi.advanceTimersByTimeAsync(400)
  hearServerTime(iso(SERVER), asked)
  expect(serverNow()).toBeCloseTo(SERVER + 200, -1)
  const again = performance.now()
  await vi.advanceTimersByTimeAsync(8000)
  hearServerTime(iso(SERVER + 300), again)
  expect(serverNow()).toBeCloseTo(SERVER + 8200, -1)
})

it('is set anew after a sleep in which the monotonic clock stood still', () => {
  hearServerTime(iso(SERVER), performance.now())
  hearServerTime(iso(SERVER + DAY_MS), performance.now())
  expect(serverNow()).toBeCloseTo(SERVER + DAY_MS, -1)
})

it('ignores what is no time', () => {
  hearServerTime(iso(SERVER), performance.now())
  hearServerTime('soon', performance.now())
  expect(serverNow()).toBeCloseTo(SERVER, -1)
})

it('is shown anew as time goes by, and at once when it is heard to be another', async () => {
  hearServerTime(iso(SERVER), performance.now())
  const now = useServerNow(30_000)
  await vi.advanceTimersByTimeAsync(30_000)
  expect(now.value).toBeCloseTo(SERVER + 30_000, -1)
  hearServerTime(iso(SERVER + DAY_MS), performance.now())
  expect(now.value).toBeCloseTo(SERVER + DAY_MS, -1)
})

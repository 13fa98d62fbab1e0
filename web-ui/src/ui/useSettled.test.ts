import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useSettled } from './useSettled'

const EVERY_MS = 250

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('shows the first change at once, and of those that follow the last one', async () => {
  const source = ref(0)
  const scope = effectScope()
  const settled = scope.run(() => useSettled(source, EVERY_MS))
  const seen: (number | undefined)[] = [settled?.value]
  for (const value of [1, 2, 3]) {
    source.value = value
    await nextTick()
    seen.push(settled?.value)
  }
  await vi.advanceTimersByTimeAsync(EVERY_MS)
  seen.push(settled?.value)
  expect(seen).toEqual([0, 1, 1, 1, 3])
  scope.stop()
})

it('waits for nothing after a rest', async () => {
  const source = ref(0)
  const scope = effectScope()
  const settled = scope.run(() => useSettled(source, EVERY_MS))
  source.value = 1
  await nextTick()
  await vi.advanceTimersByTimeAsync(2 * EVERY_MS)
  source.value = 2
  await nextTick()
  expect(settled?.value).toBe(2)
  scope.stop()
})

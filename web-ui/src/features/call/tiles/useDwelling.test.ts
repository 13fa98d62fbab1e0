import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, ref } from 'vue'
import { useDwelling } from './useDwelling'

const DWELL_MS = 2000
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function dwelling(first: string | null) {
  const speaker = ref(first)
  const gone = ref(new Set<string>())
  const shown = scope.run(() =>
    useDwelling(
      () => speaker.value,
      DWELL_MS,
      (present) => present === null || gone.value.has(present),
    ),
  )
  const speaks = async (who: string) => {
    speaker.value = who
    await nextTick()
  }
  const leaves = async (who: string) => {
    gone.value = new Set([who])
    await nextTick()
  }
  return { shown: () => shown?.value, speaks, leaves }
}

it('shows the first one at once', async () => {
  const { shown, speaks } = dwelling(null)
  await speaks('bob')
  expect(shown()).toBe('bob')
})

it('stays with whoever is shown for a while, and then shows only the newest', async () => {
  const { shown, speaks } = dwelling(null)
  await speaks('bob')
  vi.advanceTimersByTime(500)
  await speaks('cid')
  await speaks('dan')
  vi.advanceTimersByTime(DWELL_MS - 501)
  expect(shown()).toBe('bob')
  vi.advanceTimersByTime(1)
  expect(shown()).toBe('dan')
})

it('does not leave one who is back in time', async () => {
  const { shown, speaks } = dwelling(null)
  await speaks('bob')
  await speaks('cid')
  await speaks('bob')
  vi.advanceTimersByTime(10 * DWELL_MS)
  expect(shown()).toBe('bob')
  await speaks('cid')
  expect(shown()).toBe('cid')
})

it('does not wait for one who has gone', async () => {
  const { shown, speaks, leaves } = dwelling(null)
  await speaks('bob')
  await speaks('cid')
  expect(shown()).toBe('bob')
  await leaves('bob')
  expect(shown()).toBe('cid')
})

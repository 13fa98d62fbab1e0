import { useIntervalFn } from '@vueuse/core'
import { type Ref, shallowRef, watch } from 'vue'

/**
 * How far the server's time is ahead of the page's monotonic clock, in milliseconds; null before the first answer. The
 * computer's own clock says nothing: it may be days off, and be set while the page is open.
 */
const ahead = shallowRef<number | null>(null)

/**
 * Takes the server's time from an answer. The monotonic clock stands still while some systems sleep, so each answer is
 * compared: one that does not fit the time known so far sets it anew.
 *
 * @param serverTime ISO 8601, when the answer was written
 * @param askedAt when it was asked for, by `performance.now()`
 */
export function hearServerTime(serverTime: string, askedAt: number): void {
  const at = Date.parse(serverTime)
  // It was written at some moment between the question and now.
  const least = at - performance.now()
  const most = at - askedAt
  if (Number.isNaN(at) || (ahead.value !== null && ahead.value >= least && ahead.value <= most)) {
    return
  }
  ahead.value = (least + most) / 2
}

/** The server's time in epoch milliseconds; before its first answer the own clock's, for want of a better one. */
export function serverNow(): number {
  // eslint-disable-next-line no-restricted-syntax -- the one place where it is all there is
  return ahead.value === null ? Date.now() : performance.now() + ahead.value
}

/** {@link serverNow}, looked at again after each interval and when the server's time is heard to be another. */
export function useServerNow(intervalMs: number): Readonly<Ref<number>> {
  const now = shallowRef(serverNow())
  const look = () => {
    now.value = serverNow()
  }
  useIntervalFn(look, intervalMs)
  watch(ahead, look, { flush: 'sync' })
  return now
}

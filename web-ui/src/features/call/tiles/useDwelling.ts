import { onScopeDispose, type Ref, shallowRef, watch } from 'vue'

/**
 * Follows a value, but stays with each for a while: a change that comes sooner waits, and only the newest of those that wait
 * counts.
 *
 * @param mayLeave whether the value that is stayed with need not be waited for
 */
export function useDwelling<T>(
  value: () => T,
  dwellMs: number,
  mayLeave: (present: T) => boolean,
): Readonly<Ref<T>> {
  const present = shallowRef(value())
  let since = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined

  function change(): void {
    clearTimeout(timer)
    if (present.value !== value()) {
      present.value = value()
      since = performance.now()
    }
  }

  watch([value, () => mayLeave(present.value)] as const, ([, leaves]) => {
    clearTimeout(timer)
    const left = since + dwellMs - performance.now()
    if (leaves || left <= 0) {
      change()
    } else {
      timer = setTimeout(change, left)
    }
  })
  onScopeDispose(() => {
    clearTimeout(timer)
  })
  return present
}

import { watchThrottled } from '@vueuse/core'
import { type Ref, shallowRef } from 'vue'

/**
 * What a source has, at most once in so many milliseconds: a change after a rest at once, of those that follow it the last one
 * when the time is over. What is shown of it then does not move with each of them.
 */
export function useSettled<T>(source: Readonly<Ref<T>>, everyMs: number): Readonly<Ref<T>> {
  const settled = shallowRef(source.value) as Ref<T>
  watchThrottled(
    source,
    () => {
      settled.value = source.value
    },
    { throttle: everyMs },
  )
  return settled
}

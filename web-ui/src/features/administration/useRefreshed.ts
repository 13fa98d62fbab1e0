import { useDocumentVisibility, useIntervalFn } from '@vueuse/core'
import { onMounted, type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { codeOf, type ProblemCode } from '@/api/problem'

/** As often as servers say anew how they stand. */
const INTERVAL_MS = 15_000

/** What is asked for again while somebody looks; it stays as it was last told where an answer is missing. */
export function useRefreshed<T>(ask: () => Promise<T>): {
  told: ShallowRef<T | null>
  error: Ref<ProblemCode | null>
  load: () => Promise<void>
} {
  const told = shallowRef<T | null>(null)
  const error = ref<ProblemCode | null>(null)
  const visibility = useDocumentVisibility()

  async function load(): Promise<void> {
    try {
      told.value = await ask()
      error.value = null
    } catch (failure) {
      error.value = codeOf(failure)
    }
  }

  onMounted(load)
  useIntervalFn(() => {
    if (visibility.value === 'visible') void load()
  }, INTERVAL_MS)
  return { told, error, load }
}

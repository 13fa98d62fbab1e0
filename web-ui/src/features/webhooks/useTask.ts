import { ref } from 'vue'
import { codeOf, type ProblemCode } from '@/api/problem'

/** One request at a time, with what it was refused for. */
export function useTask() {
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)

  /** Resolves to null for a refusal, which is kept. */
  async function run<T>(task: () => Promise<T>): Promise<T | null> {
    busy.value = true
    error.value = null
    try {
      return await task()
    } catch (failure) {
      error.value = codeOf(failure)
      return null
    } finally {
      busy.value = false
    }
  }

  return { busy, error, run }
}

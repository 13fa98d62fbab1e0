import { computed, ref, shallowRef, watch } from 'vue'
import { codeOf, type ProblemCode } from './problem'

export interface Page<T> {
  items: T[]
  next: string | null
}

/** A list that comes page by page, asked for anew when what is looked for changes; outdated answers are dropped. */
export function usePages<T, Q>(query: () => Q, ask: (query: Q, cursor: string | null) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const loaded = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  let round = 0

  async function load(cursor: string | null): Promise<void> {
    const mine = ++round
    busy.value = true
    error.value = null
    try {
      const page = await ask(query(), cursor)
      if (mine === round) {
        items.value = cursor === null ? page.items : [...items.value, ...page.items]
        next.value = page.next
        loaded.value = true
      }
    } catch (failure) {
      if (mine === round) {
        error.value = codeOf(failure)
      }
    } finally {
      if (mine === round) {
        busy.value = false
      }
    }
  }

  const refresh = () => load(null)
  watch(query, () => void refresh(), { immediate: true })

  return {
    items,
    more: computed(() => next.value !== null),
    loaded,
    busy,
    error,
    refresh,
    /** Once more what has failed. */
    retry: () => load(items.value.length > 0 ? next.value : null),
    loadMore: () => load(next.value),
  }
}

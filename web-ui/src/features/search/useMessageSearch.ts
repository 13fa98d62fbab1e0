import { refDebounced } from '@vueuse/core'
import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import { findMessages } from './searchApi'
import { NO_FILTER, type SearchFilter } from './searchFilter'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { SearchHit } from '@/api/schema'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatId } from '@/realtime/protocol.gen'

const DEBOUNCE_MS = 250
/** A page may be empty where the way was long; so many are asked for in a row before somebody has to ask. */
const PAGES_IN_A_ROW = 8

/** A search for messages as one types, page by page; answers to outdated questions are dropped. */
export function useMessageSearch(
  chatId: ChatId | null,
  query: Ref<string>,
  filter: Readonly<Ref<SearchFilter>> = shallowRef(NO_FILTER),
) {
  const users = useUsersStore()
  const settled = refDebounced(
    computed(() => query.value.trim()),
    DEBOUNCE_MS,
  )
  const hits = shallowRef<SearchHit[]>([])
  const next = ref<string | null>(null)
  const indexing = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  const answered = ref<string | null>(null)
  const answeredFor = shallowRef<SearchFilter | null>(null)
  let asked = 0

  async function ask(cursor: string | null): Promise<void> {
    const mine = ++asked
    const text = settled.value
    const wanted = filter.value
    if (text === '') {
      reset()
      return
    }
    busy.value = true
    error.value = null
    try {
      let from = cursor
      for (let pages = 0; pages < PAGES_IN_A_ROW; pages++) {
        const page = await findMessages(text, chatId, from, wanted)
        if (mine !== asked) {
          return
        }
        users.learn(page.people)
        hits.value = from === null ? page.hits : [...hits.value, ...page.hits]
        next.value = page.next
        indexing.value = page.indexing
        answered.value = text
        answeredFor.value = wanted
        if (page.hits.length > 0 || page.next === null) {
          break
        }
        from = page.next
      }
    } catch (failure) {
      if (mine === asked) {
        error.value = codeOf(failure)
      }
    } finally {
      if (mine === asked) {
        busy.value = false
      }
    }
  }

  function reset(): void {
    hits.value = []
    next.value = null
    indexing.value = false
    error.value = null
    answered.value = null
    busy.value = false
  }

  watch([settled, filter], () => void ask(null), { immediate: true })

  return {
    hits,
    busy,
    error,
    indexing,
    answered,
    hasMore: computed(() => next.value !== null),
    isCurrent: computed(
      () => answered.value === query.value.trim() && answeredFor.value === filter.value && !busy.value,
    ),
    start: () => ask(null),
    more: () => (busy.value || next.value === null ? Promise.resolve() : ask(next.value)),
  }
}

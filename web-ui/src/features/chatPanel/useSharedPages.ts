import { computed, ref, shallowRef } from 'vue'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { User } from '@/api/schema'
import { useUsersStore } from '@/features/users/usersStore'

/** A page may be empty where much else lies between; so many are asked for before somebody has to ask. */
const PAGES_IN_A_ROW = 4

/** @property next where the next page begins, null at the end */
interface SharedPage<T, C> {
  items: T[]
  people: User[]
  next: C | null
}

/** What was shared in a chat, page by page, the newest first. */
export function useSharedPages<T, C>(page: (before: C | null) => Promise<SharedPage<T, C>>) {
  const users = useUsersStore()
  const listed = shallowRef<T[]>([])
  const next = shallowRef<C | null>(null)
  const loaded = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)

  async function more(): Promise<void> {
    if (busy.value) {
      return
    }
    busy.value = true
    error.value = null
    try {
      await read()
      loaded.value = true
    } catch (failure) {
      error.value = codeOf(failure)
    } finally {
      busy.value = false
    }
  }

  async function read(): Promise<void> {
    for (let pages = 0; pages < PAGES_IN_A_ROW; pages++) {
      const { items, people, next: after } = await page(next.value)
      users.learn(people)
      listed.value = [...listed.value, ...items]
      next.value = after
      if (items.length > 0 || after === null) {
        return
      }
    }
  }

  return { listed, loaded, busy, error, hasMore: computed(() => next.value !== null), more }
}

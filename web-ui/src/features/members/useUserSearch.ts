import { refDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { findUsers } from '@/features/users/usersApi'
import { useUsersStore } from '@/features/users/usersStore'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { User } from '@/api/schema'
import { usePresenceStore } from '@/features/presence/presenceStore'

const DEBOUNCE_MS = 200

/** A search for people as one types, page by page; answers to outdated questions are dropped. */
export function useUserSearch() {
  const users = useUsersStore()
  const presence = usePresenceStore()
  const query = ref('')
  const onlineOnly = ref(false)
  const settled = refDebounced(query, DEBOUNCE_MS)
  const found = shallowRef<User[]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  const answered = ref<string | null>(null)
  let asked = 0

  async function ask(cursor: string | null): Promise<void> {
    const mine = ++asked
    const text = settled.value.trim()
    busy.value = true
    try {
      const page = await findUsers(text, cursor, onlineOnly.value)
      if (mine !== asked) {
        return
      }
      users.learn(page.users)
      presence.learn(page.presence)
      found.value = cursor === null ? page.users : [...found.value, ...page.users]
      next.value = page.next
      answered.value = text
      error.value = null
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

  watch([settled, onlineOnly], () => void ask(null))

  return {
    query,
    onlineOnly,
    found,
    busy,
    error,
    answered,
    hasMore: computed(() => next.value !== null),
    isCurrent: computed(() => answered.value === query.value.trim() && !busy.value),
    start: () => ask(null),
    more: () => (busy.value || next.value === null ? Promise.resolve() : ask(next.value)),
  }
}

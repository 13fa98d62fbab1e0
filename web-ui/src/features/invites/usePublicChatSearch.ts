import { refDebounced } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { findPublicChats } from './invitesApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { ChatPreview } from '@/api/schema'

/** Finds public chats as one types; an answer that was overtaken by a later question is dropped. */
export function usePublicChatSearch() {
  const query = ref('')
  const settled = refDebounced(query, 200)
  const found = shallowRef<ChatPreview[]>([])
  const next = ref<string | null>(null)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  const answered = ref<string | null>(null)
  const loaded = computed(() => answered.value === query.value.trim() && !busy.value)
  let asked = 0

  async function ask(cursor: string | null): Promise<void> {
    const mine = ++asked
    const text = settled.value.trim()
    busy.value = true
    try {
      const page = await findPublicChats(text, cursor)
      if (mine === asked) {
        found.value = cursor === null ? page.chats : [...found.value, ...page.chats]
        next.value = page.next
        answered.value = text
        error.value = null
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

  watch(settled, () => void ask(null))

  return { query, found, next, busy, error, answered, loaded, ask }
}

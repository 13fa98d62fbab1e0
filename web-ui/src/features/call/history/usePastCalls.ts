import { computed, ref, shallowRef, watch } from 'vue'
import { listCalls } from './callHistoryApi'
import { useCallHistoryStore } from './callHistoryStore'
import { type Held, withNewest, withOlder } from './pastCalls'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { peerOf } from '@/features/chats/personalChat'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatId, Person } from '@/realtime/protocol.gen'

/** The calls of one chat, or of all where it is null: the newest by themselves, older ones page by page. */
export function usePastCalls(chatId: () => ChatId | null) {
  const auth = useAuthStore()
  const history = useCallHistoryStore()
  const users = useUsersStore()
  const held = shallowRef<Held>({ calls: [], next: null })
  const loaded = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  let round = 0
  let failedOlder = false

  async function load(older: boolean): Promise<void> {
    const mine = ++round
    busy.value = true
    error.value = null
    try {
      const page = await listCalls(chatId(), older ? held.value.next : null)
      if (mine === round) {
        held.value = older ? withOlder(held.value, page) : withNewest(held.value, page)
        loaded.value = true
        page.calls.forEach((call) => {
          meet(peerOf(call.place, auth.selfId) ?? call.startedBy)
        })
      }
    } catch (failure) {
      if (mine === round) {
        error.value = codeOf(failure)
        failedOlder = older
      }
    } finally {
      if (mine === round) {
        busy.value = false
      }
    }
  }

  function meet(userId: Person): void {
    void users.ensure(userId).catch(() => undefined)
  }

  async function loadOlder(): Promise<void> {
    if (!busy.value && held.value.next !== null) {
      await load(true)
    }
  }

  watch(
    chatId,
    () => {
      held.value = { calls: [], next: null }
      loaded.value = false
      void load(false)
    },
    { immediate: true },
  )
  watch(
    () => history.revision,
    () => void load(false),
  )

  return {
    calls: computed(() => held.value.calls),
    more: computed(() => held.value.next !== null),
    loaded,
    busy,
    error,
    retry: () => load(failedOlder),
    loadOlder,
  }
}

import { computed, ref, shallowRef, watch } from 'vue'
import { matching, ringable, RUNG_MOST } from './ringable'
import { useCallStore } from '../callStore'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { User } from '@/api/schema'
import { getChat } from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

/** Whether the person may have others rung; asks the server where the chat was not opened yet. */
export function useMayRing(chatId: () => ChatId | null) {
  const chats = useChatsStore()
  const details = computed(() => {
    const id = chatId()
    return id === null ? undefined : chats.details.get(id)
  })

  watch(
    chatId,
    (id) => {
      if (id !== null && !chats.details.has(id)) {
        void getChat(id)
          .then(chats.reduceChat)
          // Then there is no button; the next call asks again.
          .catch(() => undefined)
      }
    },
    { immediate: true },
  )

  return computed(() => details.value?.allowed.has('call') ?? false)
}

/** Picking members of the call's chat, and having them rung. */
export function useRingMembers(chatId: ChatId) {
  const chats = useChatsStore()
  const realtime = useRealtimeStore()
  const store = useCallStore()
  const users = useUsersStore()
  const query = ref('')
  const pickedIds = shallowRef<ReadonlySet<UserId>>(new Set())
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)

  const candidates = computed(() =>
    store.call ? ringable(chats.details.get(chatId)?.members ?? [], store.call, users.byId) : [],
  )
  const found = computed(() => matching(candidates.value, query.value))
  /** Without those who came in, or were rung by somebody else, since they were picked. */
  const picked = computed(() => candidates.value.filter(({ id }) => pickedIds.value.has(id)))
  const full = computed(() => picked.value.length >= RUNG_MOST)

  function toggle({ id }: User): void {
    const ids = new Set(picked.value.map((user) => user.id))
    if (!ids.delete(id) && !full.value) {
      ids.add(id)
    }
    pickedIds.value = ids
  }

  /** Resolves to whether they are rung; a refusal is in `error`. */
  async function ring(): Promise<boolean> {
    const callId = store.call?.id
    if (!callId || busy.value || picked.value.length === 0) {
      return false
    }
    busy.value = true
    error.value = null
    try {
      await realtime.request({ type: 'call.ring', callId, people: picked.value.map(({ id }) => id) })
      return true
    } catch (failure) {
      error.value = codeOf(failure)
      return false
    } finally {
      busy.value = false
    }
  }

  return { query, candidates, found, picked, full, busy, error, toggle, ring }
}

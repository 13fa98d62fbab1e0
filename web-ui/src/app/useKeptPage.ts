import { useDebounceFn, useEventListener } from '@vueuse/core'
import { watch } from 'vue'
import type { ChatSummary, PinnedChats, User } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { keepPage } from '@/features/auth/keptPage'
import { useChatsStore } from '@/features/chats/chatsStore'
import type { Stretch } from '@/features/messages/chatLog'
import { useLogsStore } from '@/features/messages/logsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import type { ChatId } from '@/realtime/protocol.gen'

const MOST_CHATS = 200
const MOST_LOGS = 20
const MOST_ROWS = 60
const MOST_PEOPLE = 500
const QUIET_MS = 3000
const LONGEST_MS = 30_000
/** Another form of it is not read. */
const FORM = 1

interface Had {
  form: number
  chats: ChatSummary[]
  pinned: PinnedChats
  people: User[]
  logs: [ChatId, Stretch][]
}

/** Keeps what the page has, and shows it where the page was opened without the server. */
export function useKeptPage(): void {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const logs = useLogsStore()
  const users = useUsersStore()
  const realtime = useRealtimeStore()
  const had = auth.kept?.rest as Had | undefined

  if (had?.form === FORM && !chats.loaded) {
    users.learn(had.people)
    chats.reduceSnapshot(had.chats, had.pinned)
    had.logs.forEach(([chatId, tail]) => {
      logs.restore(chatId, tail)
    })
  }

  /** Only what the server has said: what is shown without it is kept already. */
  function keep(): void {
    const user = auth.user
    if (user && chats.loaded && realtime.state === 'online' && !auth.logOutPending) {
      void keepPage({ user, administrator: auth.administrator, rest: gather() })
    }
  }

  function gather(): Had {
    return {
      form: FORM,
      chats: chats.sorted.slice(0, MOST_CHATS),
      pinned: chats.pinned,
      people: [...users.byId.values()].slice(-MOST_PEOPLE),
      logs: [...logs.byId].slice(-MOST_LOGS).map(([chatId, { tail }]) => [chatId, endOf(tail)]),
    }
  }

  const soon = useDebounceFn(keep, QUIET_MS, { maxWait: LONGEST_MS })
  watch([() => chats.sorted, () => [...logs.byId.values()], () => realtime.state], () => void soon())
  useEventListener(document, 'visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      keep()
    }
  })
}

function endOf(tail: Stretch): Stretch {
  const events = tail.events.slice(-MOST_ROWS)
  const first = events[0]
  return first && events.length < tail.events.length ? { from: first.seq, to: tail.to, events } : tail
}

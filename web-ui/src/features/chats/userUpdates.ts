import { useUsersStore } from '@/features/users/usersStore'
import { getKnownUsers } from '@/features/users/usersApi'
import type { User } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from './chatsStore'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** As many as the server tells of at once. */
export const KNOWN_MOST = 100

/** Keeps everyone the page has met as they are now: by events, and after a time without a connection by asking anew. */
export function useUserUpdates(): void {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()
  const realtime = useRealtimeStore()
  let connected = false
  let round = 0

  realtime.onEvent((event) => {
    if (event.type === 'user.changed') {
      reduce(event.user)
    }
  })
  realtime.onReady(() => {
    if (connected) {
      void askAnew(++round)
    }
    connected = true
  })

  function reduce(user: User): void {
    if (users.byId.has(user.id)) {
      users.learn([user])
    }
    if (user.id === auth.selfId) {
      auth.user = user
    }
    chats.reduceUser(user)
  }

  async function askAnew(mine: number): Promise<void> {
    const ids = [...users.byId.keys()]
    try {
      for (let from = 0; from < ids.length && mine === round; from += KNOWN_MOST) {
        const { users: known } = await getKnownUsers(ids.slice(from, from + KNOWN_MOST))
        known.forEach(reduce)
      }
    } catch {
      // The next connection asks again; until then names and pictures may be those of before.
    }
  }
}

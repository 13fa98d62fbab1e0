import { defineStore } from 'pinia'
import { onScopeDispose, shallowReactive, watch } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import type { PresenceView, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** As many as the server takes. */
export const WATCHED_MOST = 200
const SETTLE_MS = 150
const RETRY_MS = 2000

/** Who is there, of those whom something on the page shows. */
export const usePresenceStore = defineStore('presence', () => {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const byId = shallowReactive(new Map<UserId, PresenceView>())
  const wanted = new Map<symbol, UserId[]>()
  /** Those of whom a change has come since the question under way was asked: they are newer than its answer. */
  let fresher: Set<UserId> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''

  function listen(): void {
    realtime.onReady(() => {
      asked = ''
      settle()
    })
    realtime.onEvent((event) => {
      if (event.type === 'presence.changed') {
        event.users.forEach((view) => {
          byId.set(view.userId, view)
          fresher?.add(view.userId)
        })
      }
    })
  }

  /** Shows these users from now on, for one part of the page. */
  function want(part: symbol, userIds: UserId[]): void {
    wanted.set(part, userIds)
    settle()
  }

  function release(part: symbol): void {
    wanted.delete(part)
    settle()
  }

  /** What an answer says of people found, who need not be watched; nothing where more is known. */
  function learn(views: PresenceView[]): void {
    for (const view of views) {
      if (byId.get(view.userId)?.state !== view.state) {
        byId.set(view.userId, view)
      }
    }
  }

  /** Asks again though the same is shown: what may be known has changed. */
  function refresh(): void {
    asked = ''
    settle()
  }

  function settle(after = SETTLE_MS): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), after)
  }

  async function ask(): Promise<void> {
    const shown = new Set([...wanted.values()].flat().filter((id) => id !== auth.selfId))
    const userIds = [...shown].slice(0, WATCHED_MOST)
    const question = [...userIds].sort().join()
    if (question === asked || realtime.state !== 'online' || fresher) {
      return
    }
    asked = question
    fresher = new Set()
    try {
      const { users } = await realtime.request({ type: 'presence.watch', userIds })
      for (const view of users) {
        if (!fresher.has(view.userId)) {
          byId.set(view.userId, view)
        }
      }
      prune()
    } catch {
      asked = ''
    } finally {
      fresher = null
      // Whatever was wanted meanwhile; a refused or lost question, too.
      settle(asked === '' ? RETRY_MS : SETTLE_MS)
    }
  }

  function prune(): void {
    const shown = new Set([...wanted.values()].flat())
    for (const id of byId.keys()) {
      if (!shown.has(id)) {
        byId.delete(id)
      }
    }
  }

  return { byId, listen, want, release, learn, refresh }
})

/** Has these users watched as long as the component is there; the first ones first, where they are too many. */
export function useWatched(userIds: () => UserId[]): void {
  const presence = usePresenceStore()
  const part = Symbol('part of the page')
  watch(
    userIds,
    (ids) => {
      presence.want(part, ids)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    presence.release(part)
  })
}

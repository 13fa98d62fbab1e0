import { defineStore } from 'pinia'
import { ref } from 'vue'
import * as api from './blocksApi'
import { useUsersStore } from '@/features/users/usersStore'
import type { UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** Whom the person logged in has blocked, the first one first. */
export const useBlocksStore = defineStore('blocks', () => {
  const users = useUsersStore()
  const realtime = useRealtimeStore()
  const ids = ref<UserId[]>([])
  /** Counts the events, so that a list that was on its way meanwhile is known to be old. */
  let changes = 0

  function listen(): void {
    realtime.onReady(() => void load())
    realtime.onEvent((event) => {
      if (event.type === 'block.changed') {
        changes++
        reduce(event.userId, event.blocked)
      }
    })
  }

  async function load(): Promise<void> {
    const before = changes
    try {
      const list = await api.listBlocks()
      users.learn(list.users)
      if (before === changes) {
        ids.value = list.users.map(({ id }) => id)
      } else {
        await load()
      }
    } catch {
      // The next connection asks again; the server refuses whatever this does not know of.
    }
  }

  function reduce(userId: UserId, blocked: boolean): void {
    const others = ids.value.filter((id) => id !== userId)
    ids.value = blocked ? [...others, userId] : others
    if (blocked) {
      void users.ensure(userId).catch(() => undefined)
    }
  }

  const has = (userId: UserId) => ids.value.includes(userId)

  async function set(userId: UserId, blocked: boolean): Promise<void> {
    await (blocked ? api.block(userId) : api.unblock(userId))
    changes++
    reduce(userId, blocked)
  }

  return { ids, has, listen, set }
})

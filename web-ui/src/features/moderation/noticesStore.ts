import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import * as api from './moderationApi'
import type { Notice } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** What was done to the person logged in, until they have seen it; the first first. */
export const useNoticesStore = defineStore('notices', () => {
  const realtime = useRealtimeStore()
  const waiting = shallowRef<Notice[]>([])
  const shown = ref(false)
  let asked = 0

  function listen(): void {
    realtime.onReady(() => void load())
    realtime.onEvent((event) => {
      if (event.type === 'notices.changed') {
        void load()
      }
    })
  }

  async function load(): Promise<void> {
    const mine = ++asked
    try {
      const { notices } = await api.listNotices()
      if (mine === asked) {
        waiting.value = notices
      }
    } catch {
      // The next connection or change asks again.
    }
  }

  async function seen(notice: Notice): Promise<void> {
    await api.noticeSeen(notice.id)
    waiting.value = waiting.value.filter(({ id }) => id !== notice.id)
  }

  return { waiting, shown, listen, seen }
})

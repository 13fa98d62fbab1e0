import { defineStore } from 'pinia'
import { ref } from 'vue'
import * as api from './callHistoryApi'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** How many calls were missed since one looked, the same on all of one's devices. */
export const useCallHistoryStore = defineStore('callHistory', () => {
  const realtime = useRealtimeStore()
  const missed = ref(0)
  /** Rises whenever what is held of the history may be outdated. */
  const revision = ref(0)
  let asked = 0

  function listen(): void {
    realtime.onReady(() => void refresh())
    realtime.onEvent((event) => {
      if (event.type === 'callHistory.changed') {
        void refresh()
      }
    })
  }

  async function refresh(): Promise<void> {
    const mine = ++asked
    revision.value++
    try {
      const count = await api.countMissed()
      if (mine === asked) {
        missed.value = count.missed
      }
    } catch {
      // The next connection or change asks again.
    }
  }

  /** One has looked at the calls that had ended by then: they count as missed no more. */
  async function look(upTo: string): Promise<void> {
    try {
      await api.markSeen(upTo)
      await refresh()
    } catch {
      // The next look does it.
    }
  }

  return { missed, revision, listen, look }
})

import { defineStore } from 'pinia'
import { ref } from 'vue'
import { request } from '@/api/http'
import type { Limits } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** What the server says may be done here: files of a message, and whether one sees what edits replaced. By default until it has. */
export const useLimitsStore = defineStore('limits', () => {
  const realtime = useRealtimeStore()
  const maxBytes = ref(25 * 1024 * 1024)
  const maxFiles = ref(10)
  /** Nothing is offered that might be refused. */
  const versionsShown = ref(false)
  /** For how many days messages are kept where a chat does not keep them for fewer, null for ever. */
  const keptDays = ref<number | null>(null)

  /** Asks at each connection: another node, after an update, may have others. */
  function listen(): void {
    realtime.onReady(() => void load())
  }

  async function load(): Promise<void> {
    try {
      const limits = await request<Limits>('/api/limits')
      maxBytes.value = limits.maxFileBytes
      maxFiles.value = limits.maxFiles
      versionsShown.value = limits.versionsShown
      keptDays.value = limits.keptDays
    } catch {
      // The next connection asks again; whatever is too much meanwhile the server refuses.
    }
  }

  return { maxBytes, maxFiles, versionsShown, keptDays, listen }
})

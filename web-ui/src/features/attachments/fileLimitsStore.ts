import { defineStore } from 'pinia'
import { ref } from 'vue'
import { request } from '@/api/http'
import type { Limits } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** How large and how many files of a message may be, as the server says; until it has, as it does by default. */
export const useFileLimitsStore = defineStore('fileLimits', () => {
  const realtime = useRealtimeStore()
  const maxBytes = ref(25 * 1024 * 1024)
  const maxFiles = ref(10)

  /** Asks at each connection: another node, after an update, may have others. */
  function listen(): void {
    realtime.onReady(() => void load())
  }

  async function load(): Promise<void> {
    try {
      const limits = await request<Limits>('/api/limits')
      maxBytes.value = limits.maxFileBytes
      maxFiles.value = limits.maxFiles
    } catch {
      // The next connection asks again; whatever is too much meanwhile the server refuses.
    }
  }

  return { maxBytes, maxFiles, listen }
})

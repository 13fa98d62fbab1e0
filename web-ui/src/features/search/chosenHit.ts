import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SearchHit } from '@/api/schema'
import { useJumps } from '@/features/messages/jumpStore'

/** The message that was chosen in a search: its conversation goes there, and marks in it what was looked for. */
export const useChosenHit = defineStore('chosenHit', () => {
  const jumps = useJumps()
  const hit = shallowRef<Readonly<SearchHit> | null>(null)

  function choose(chosen: SearchHit): void {
    hit.value = chosen
    jumps.want(chosen.chatId, chosen.seq)
  }

  function forget(): void {
    hit.value = null
  }

  return { hit, choose, forget }
})

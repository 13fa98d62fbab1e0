import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { SearchHit } from '@/api/schema'
import { useJumpsStore } from '@/features/messages/jumpsStore'

/** The message that was chosen in a search: its conversation goes there, and marks in it what was looked for. */
export const useChosenHitStore = defineStore('chosenHit', () => {
  const jumps = useJumpsStore()
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

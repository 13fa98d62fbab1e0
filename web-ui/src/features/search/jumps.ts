import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { MatchRange, SearchHit } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** A message to be shown in its conversation. */
export interface Jump {
  chatId: ChatId
  seq: number
  ranges: readonly MatchRange[]
}

/** The message that was chosen in a search: its conversation goes there once it is open. */
export const useJumps = defineStore('chosenHit', () => {
  /** A new object for each wish. */
  const wish = shallowRef<Jump | null>(null)

  /** Whether the conversation has still to go there. */
  const pending = shallowRef(false)

  function choose({ chatId, seq, ranges }: SearchHit): void {
    wish.value = { chatId, seq, ranges }
    pending.value = true
  }

  function arrive(): void {
    pending.value = false
  }

  function forget(): void {
    wish.value = null
  }

  return { wish, pending, choose, arrive, forget }
})

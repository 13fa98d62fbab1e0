import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { ChatId } from '@/realtime/protocol.gen'

/** A wish to see a message; a new object for each. */
export interface Jump {
  readonly chatId: MessagePlace
  readonly seq: number
}

/** Where a conversation is to go next; it takes the wish when it can fulfil it. */
export const useJumpsStore = defineStore('jumps', () => {
  const wanted = shallowRef<Jump | null>(null)

  function want(chatId: MessagePlace, seq: number): void {
    wanted.value = { chatId, seq }
  }

  /** The wish for a chat, which is gone by that. */
  function take(chatId: MessagePlace): Jump | null {
    const jump = wanted.value?.chatId === chatId ? wanted.value : null
    if (jump) {
      wanted.value = null
    }
    return jump
  }

  return { wanted, want, take }
})

/** Opens a chat at one of its messages, which is marked for a moment. Works from everywhere in the page. */
export function useJumpTo() {
  const jumps = useJumpsStore()
  const router = useRouter()

  return async function jumpTo(chatId: ChatId, seq: number): Promise<void> {
    jumps.want(chatId, seq)
    await router.push({ name: 'chat', params: { chatId } })
  }
}

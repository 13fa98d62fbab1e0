import { nextTick, type Ref, watch } from 'vue'
import { useJumps } from './jumps'
import { useShownMatches } from './useShownMatches'
import type { ChatId } from '@/realtime/protocol.gen'

/**
 * Takes a conversation to the message that was chosen in a search, here or in the chat list, and marks what was looked
 * for in it.
 *
 * @param loaded whether the conversation has its newest messages
 */
export function useChosenMessage(
  chatId: ChatId,
  conversation: Readonly<Ref<HTMLElement | null>>,
  loaded: Readonly<Ref<boolean>>,
  goTo: (seq: number) => void,
): void {
  const jumps = useJumps()
  watch(
    [() => jumps.wish, loaded],
    async ([wish, isLoaded]) => {
      if (wish?.chatId === chatId && isLoaded && jumps.pending) {
        jumps.arrive()
        // The conversation first opens where it would without the wish.
        await nextTick()
        await nextTick()
        goTo(wish.seq)
      }
    },
    { immediate: true, flush: 'post' },
  )
  useShownMatches(chatId, conversation)
}

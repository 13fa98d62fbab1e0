import { useMutationObserver } from '@vueuse/core'
import { computed, onScopeDispose, type Ref, watch } from 'vue'
import { useChosenHitStore } from './chosenHitStore'
import { matchesIn } from './textRanges'
import type { ChatId } from '@/realtime/protocol.gen'

const NAME = 'search-match'

/**
 * Marks in a conversation what was looked for in the chosen message, whenever that message is there. The text itself
 * stays untouched: the browser paints ranges of its text nodes (CSS Custom Highlight API), where it can.
 */
export function useShownMatches(chatId: ChatId, conversation: Readonly<Ref<HTMLElement | null>>): void {
  const chosen = useChosenHitStore()

  function mark(): void {
    if (typeof Highlight === 'undefined') {
      return
    }
    const hit = chosen.hit
    const text =
      hit?.chatId === chatId
        ? conversation.value?.querySelector(
            `[data-testid="message"][data-seq="${hit.seq}"] [data-testid="message-text"]`,
          )
        : null
    if (hit && text) {
      CSS.highlights.set(NAME, new Highlight(...matchesIn(text, hit.text, hit.ranges)))
    } else {
      CSS.highlights.delete(NAME)
    }
  }

  watch(() => chosen.hit, mark, { flush: 'post' })
  // Only while something is to be marked: a conversation changes much.
  const marked = computed(() => (chosen.hit?.chatId === chatId ? conversation.value : null))
  useMutationObserver(marked, mark, { childList: true, subtree: true, characterData: true })
  onScopeDispose(() => {
    if (typeof Highlight !== 'undefined') {
      CSS.highlights.delete(NAME)
    }
  })
}

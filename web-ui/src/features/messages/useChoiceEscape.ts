import { useEventListener } from '@vueuse/core'
import { computed, type Ref } from 'vue'

/**
 * Ends the selection of messages by Escape, which does one thing: within the conversation it goes no further, so that it does
 * not close what the conversation is in; and elsewhere it counts only while nothing lies over the conversation, as a call
 * that rings. What is open in the conversation keeps its own Escape to itself.
 */
export function useChoiceEscape(bar: Readonly<Ref<HTMLElement | null>>, end: () => void): void {
  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault()
      event.stopPropagation()
      end()
    }
  }

  function isOnTop(): boolean {
    const { left, top, width, height } = bar.value?.getBoundingClientRect() ?? new DOMRect()
    return bar.value?.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ?? false
  }

  useEventListener(
    computed(() => bar.value?.parentElement),
    'keydown',
    onKey,
  )
  useEventListener(window, 'keydown', (event) => {
    if (isOnTop()) {
      onKey(event)
    }
  })
}

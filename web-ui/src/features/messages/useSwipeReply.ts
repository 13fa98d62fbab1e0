import { computed, type Ref, shallowRef } from 'vue'
import { distanceOf, ENOUGH_PX, IDLE, moved, type Swipe } from './swipe'
import { useListeners } from '@/ui/useListeners'

/**
 * A finger that draws a message to the side where lines begin answers it.
 *
 * @param may whether it can be answered now
 * @returns how many pixels it is drawn, and whether that is enough
 */
export function useSwipeReply(
  element: Readonly<Ref<HTMLElement | null>>,
  may: () => boolean,
  reply: () => void,
) {
  const swipe = shallowRef<Swipe>(IDLE)
  const by = computed(() => distanceOf(swipe.value))
  const enough = computed(() => by.value >= ENOUGH_PX)

  useListeners(element, {
    pointerdown(event) {
      swipe.value =
        event.pointerType === 'touch' && event.isPrimary && may()
          ? { kind: 'open', x: event.clientX, y: event.clientY }
          : IDLE
    },
    pointermove({ clientX, clientY, currentTarget }) {
      if (swipe.value.kind !== 'idle') {
        const rtl = getComputedStyle(currentTarget as HTMLElement).direction === 'rtl'
        swipe.value = moved(swipe.value, clientX, clientY, rtl ? -1 : 1)
      }
    },
    pointerup() {
      const done = enough.value
      swipe.value = IDLE
      if (done) {
        reply()
      }
    },
    // The browser scrolls from here on.
    pointercancel() {
      swipe.value = IDLE
    },
  })

  return { by, enough }
}

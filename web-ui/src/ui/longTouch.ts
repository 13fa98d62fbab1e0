import type { Listeners } from './useListeners'

export const LONG_MS = 500
/** A finger never rests quite still. */
const STILL_PX = 10

/** Listeners for a finger that rests on an element for a while. */
export function longTouch(then: (event: PointerEvent) => void): Listeners {
  let timer: ReturnType<typeof setTimeout> | undefined
  let at = { x: 0, y: 0 }

  function end(): void {
    clearTimeout(timer)
  }

  return {
    pointerdown(event) {
      end()
      if (event.pointerType === 'touch') {
        at = { x: event.clientX, y: event.clientY }
        timer = setTimeout(then, LONG_MS, event)
      }
    },
    pointermove({ clientX, clientY }) {
      if (Math.hypot(clientX - at.x, clientY - at.y) >= STILL_PX) {
        end()
      }
    },
    pointerup: end,
    pointerleave: end,
  }
}

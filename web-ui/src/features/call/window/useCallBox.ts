import { useStorage, useWindowSize } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { type Box, type Edge, fitted, placed, pulled, readBox } from './callBox'

const STEP_PX = 24
/** Whoever clicks does not drag. */
const STILL_PX = 4
const STEPS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
}

/** What is there to be used, not to be dragged by. */
const FIXED = 'button, input, select, textarea, a, [data-fixed]'

const kept = (key: string) =>
  useStorage<Box | null>(key, null, localStorage, {
    serializer: { read: readBox, write: (box) => JSON.stringify(box) },
  })
const BOXES = { window: kept('parley.callWindow'), pill: kept('parley.callPill') }

/**
 * Lets an element be moved by pointer or arrow keys, and the window be sized too, never out of the viewport. The place
 * outlives a reload.
 */
export function useCallBox(element: Readonly<Ref<HTMLElement | null>>, which: () => keyof typeof BOXES) {
  const stored = computed({
    get: () => BOXES[which()].value,
    set: (box) => (BOXES[which()].value = box),
  })
  let grip: { edge: Edge | null; x: number; y: number; from: Box; moved: boolean } | null = null

  const { width, height } = useWindowSize()
  const viewport = () => ({ width: width.value, height: height.value })

  function present(): Box | null {
    const box = element.value?.getBoundingClientRect()
    return box ? { x: box.x, y: box.y, width: box.width, height: box.height } : null
  }

  function hold(event: PointerEvent, edge: Edge | null): void {
    const from = present()
    if (from && event.button === 0) {
      grip = { edge, x: event.clientX, y: event.clientY, from, moved: false }
      ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
    }
  }

  function startMove(event: PointerEvent): void {
    if (!(event.target as Element).closest(FIXED)) {
      hold(event, null)
    }
  }

  function startSize(event: PointerEvent, edge: Edge): void {
    hold(event, edge)
  }

  function move(event: PointerEvent): void {
    if (grip) {
      const dx = event.clientX - grip.x
      const dy = event.clientY - grip.y
      grip.moved ||= Math.hypot(dx, dy) > STILL_PX
      if (!grip.moved) {
        return
      }
      stored.value = grip.edge ? pulled(grip.from, grip.edge, dx, dy, viewport()) : shifted(grip.from, dx, dy)
    }
  }

  function shifted(from: Box, dx: number, dy: number): Box {
    return within({ ...from, x: from.x + dx, y: from.y + dy })
  }

  function stop(): void {
    grip = null
  }

  /** An arrow key moves; with Shift it pulls the lower right corner. */
  function nudge(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const from = present()
    if (step && from && event.target === event.currentTarget) {
      event.preventDefault()
      stored.value =
        event.shiftKey && which() === 'window'
          ? pulled(from, 'se', step[0], step[1], viewport())
          : shifted(from, step[0], step[1])
    }
  }

  function within(box: Box): Box {
    return which() === 'window' ? fitted(box, viewport()) : placed(box, viewport())
  }

  // What is kept stays as it was wished, for when the viewport is large again.
  const style = computed(() => {
    const box = stored.value && within(stored.value)
    return box
      ? {
          left: `${box.x}px`,
          top: `${box.y}px`,
          right: 'auto',
          bottom: 'auto',
          ...(which() === 'window' ? { width: `${box.width}px`, height: `${box.height}px` } : {}),
        }
      : {}
  })
  return { style, sized: computed(() => stored.value !== null), startMove, startSize, move, stop, nudge }
}

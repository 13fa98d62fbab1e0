import { useElementSize, useStorage, useWindowSize } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { type Box, clearOf, type Edge, fitted, lowered, placed, pulled, readBox } from './callBox'
import { keptFree, keptFreeAtFirst } from '@/ui/keptFree'

const STEP_PX = 24
/** Where it is before it was moved: from the top, and from the end of a line. As in the style sheet. */
const HOME = { top: 112, end: 40 }
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
 * Lets an element be moved by pointer or arrow keys, and the window be sized too, never out of the viewport nor over what is to
 * be kept free. The place outlives a reload.
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
      if (grip.edge) {
        pull(grip.from, grip.edge, dx, dy)
      } else {
        stored.value = shifted(grip.from, dx, dy)
      }
    }
  }

  function pull(from: Box, edge: Edge, dx: number, dy: number): void {
    stored.value = pulled(from, edge, dx, dy, viewport(), keptFree.value)
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
      if (event.shiftKey && which() === 'window') {
        pull(from, 'se', step[0], step[1])
      } else {
        stored.value = shifted(from, step[0], step[1])
      }
    }
  }

  function within(box: Box): Box {
    return which() === 'window' ? fitted(box, viewport()) : placed(box, viewport())
  }

  const { width: ownWidth, height: ownHeight } = useElementSize(element, undefined, { box: 'border-box' })

  /** Where it is before anybody has moved it; null where the style sheet says the same. */
  function atHome(): Box | null {
    const size = { width: ownWidth.value, height: ownHeight.value }
    const rightToLeft = document.documentElement.dir === 'rtl'
    const x = rightToLeft ? HOME.end : width.value - HOME.end - size.width
    const home = { x, y: HOME.top, ...size }
    const clear = clearOf(home, keptFreeAtFirst.value, viewport())
    const enough = clear === home ? clearOf(home, keptFree.value, viewport()) : clear
    return enough === home ? null : enough
  }

  // What is kept stays as it was wished, for when the viewport is large again, or the panel closed.
  const style = computed(() => {
    if (stored.value === null) {
      const box = atHome()
      return box ? placeOf(box) : {}
    }
    const wished = within(stored.value)
    if (which() === 'pill') {
      return placeOf(clearOf(wished, keptFree.value, viewport()))
    }
    const box = lowered(wished, keptFree.value, viewport())
    return { ...placeOf(box), width: `${box.width}px`, height: `${box.height}px` }
  })

  function placeOf({ x, y }: Box) {
    return { left: `${x}px`, top: `${y}px`, right: 'auto', bottom: 'auto' }
  }

  return { style, sized: computed(() => stored.value !== null), startMove, startSize, move, stop, nudge }
}

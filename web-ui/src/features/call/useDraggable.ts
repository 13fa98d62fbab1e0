import { useEventListener } from '@vueuse/core'
import { computed, type Ref, ref } from 'vue'

const MARGIN_PX = 12
const STEP_PX = 24
const STEPS: Partial<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP_PX, 0],
  ArrowRight: [STEP_PX, 0],
  ArrowUp: [0, -STEP_PX],
  ArrowDown: [0, STEP_PX],
}

/** Moves an element about the window, by pointer or arrow keys, and never out of it. */
export function useDraggable(element: Readonly<Ref<HTMLElement | null>>) {
  const place = ref<{ x: number; y: number } | null>(null)
  let grip: { x: number; y: number } | null = null

  function moveTo(x: number, y: number): void {
    const el = element.value
    if (el) {
      place.value = {
        x: clamp(x, window.innerWidth - el.offsetWidth - MARGIN_PX),
        y: clamp(y, window.innerHeight - el.offsetHeight - MARGIN_PX),
      }
    }
  }

  function start(event: PointerEvent): void {
    const el = element.value
    if (!el || (event.target as Element).closest('button')) {
      return
    }
    const box = el.getBoundingClientRect()
    grip = { x: event.clientX - box.left, y: event.clientY - box.top }
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
  }

  function move(event: PointerEvent): void {
    if (grip) {
      moveTo(event.clientX - grip.x, event.clientY - grip.y)
    }
  }

  function stop(): void {
    grip = null
  }

  function nudge(event: KeyboardEvent): void {
    const step = STEPS[event.key]
    const box = element.value?.getBoundingClientRect()
    if (step && box && event.target === event.currentTarget) {
      event.preventDefault()
      moveTo(box.left + step[0], box.top + step[1])
    }
  }

  useEventListener(window, 'resize', () => {
    if (place.value) {
      moveTo(place.value.x, place.value.y)
    }
  })

  const style = computed(() =>
    place.value
      ? { left: `${place.value.x}px`, top: `${place.value.y}px`, right: 'auto', bottom: 'auto' }
      : {},
  )
  return { style, start, move, stop, nudge }
}

function clamp(value: number, most: number): number {
  return Math.max(MARGIN_PX, Math.min(value, Math.max(MARGIN_PX, most)))
}

import { computed, ref } from 'vue'

const LARGEST = 6
const STEP = 1.5

/** Zooming into a picture and moving it about, by wheel, buttons, double click and two fingers. */
export function useZoom() {
  const scale = ref(1)
  const x = ref(0)
  const y = ref(0)
  const pointers = new Map<number, { x: number; y: number }>()
  const dragging = ref(false)
  const zoomed = computed(() => scale.value > 1)
  const style = computed(() => ({
    transform: `translate(${x.value}px, ${y.value}px) scale(${scale.value})`,
  }))

  function reset(): void {
    scale.value = 1
    x.value = 0
    y.value = 0
  }

  /** @param at the point that stays where it is, from the middle of the picture's room */
  function zoomBy(factor: number, at = { x: 0, y: 0 }): void {
    const next = Math.min(Math.max(scale.value * factor, 1), LARGEST)
    const change = next / scale.value
    scale.value = next
    x.value = next === 1 ? 0 : at.x - (at.x - x.value) * change
    y.value = next === 1 ? 0 : at.y - (at.y - y.value) * change
  }

  function fromMiddle(event: MouseEvent): { x: number; y: number } {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect()
    return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 }
  }

  function onWheel(event: WheelEvent): void {
    zoomBy(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle(event))
  }

  function onDoubleClick(event: MouseEvent): void {
    if (zoomed.value) {
      reset()
    } else {
      zoomBy(2.5, fromMiddle(event))
    }
  }

  function onPointerDown(event: PointerEvent): void {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (zoomed.value || pointers.size > 1) {
      ;(event.currentTarget as HTMLElement).setPointerCapture(event.pointerId)
      dragging.value = true
    }
  }

  function onPointerMove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId)
    if (!before) {
      return
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y)
      const is = Math.hypot(event.clientX - other.x, event.clientY - other.y)
      zoomBy(was > 0 ? is / was : 1)
    } else if (zoomed.value) {
      x.value += event.clientX - before.x
      y.value += event.clientY - before.y
    }
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }

  function onPointerUp(event: PointerEvent): void {
    pointers.delete(event.pointerId)
    dragging.value = pointers.size > 0 && dragging.value
  }

  return {
    scale,
    zoomed,
    dragging,
    style,
    reset,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    onWheel,
    onDoubleClick,
    onPointerDown,
    onPointerMove,
    onPointerUp,
  }
}

import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, type Ref, ref, shallowRef } from 'vue'
import {
  bounded,
  contained,
  factorOf,
  movedBy,
  type Point,
  type Size,
  turned,
  WHOLE,
  type Zoom,
  zoomedBy,
} from './zoom'

const STEP = 1.5
const DOUBLE_CLICK = 2.5

/**
 * Zooming into a picture and moving it about, by wheel, buttons, double click, one finger and two.
 *
 * @param room what the picture is shown in the middle of
 * @param picture its own size, as far as it is known, of which only the shape counts
 */
export function useZoom(room: Readonly<Ref<HTMLElement | null>>, picture: () => Size | null) {
  const zoom = shallowRef<Zoom>(WHOLE)
  const pointers = new Map<number, Point>()
  const dragging = ref(false)
  const zoomed = computed(() => zoom.value.scale > 1)
  const scale = computed(() => zoom.value.scale)
  const style = computed(() => ({
    transform: `translate(${zoom.value.x}px, ${zoom.value.y}px) scale(${zoom.value.scale})`,
  }))

  function reset(): void {
    zoom.value = WHOLE
    pointers.clear()
    dragging.value = false
  }

  /** Without what keeps it from its edges, in the coordinates of the viewport. */
  function place() {
    const element = room.value
    if (!element) {
      return null
    }
    const { left, top } = element.getBoundingClientRect()
    const look = getComputedStyle(element)
    const padding = (side: 'Left' | 'Right' | 'Top' | 'Bottom') => parseFloat(look[`padding${side}`]) || 0
    const width = element.clientWidth - padding('Left') - padding('Right')
    const height = element.clientHeight - padding('Top') - padding('Bottom')
    return { width, height, x: left + padding('Left') + width / 2, y: top + padding('Top') + height / 2 }
  }

  function show(next: Zoom): void {
    const within = place()
    zoom.value = within ? bounded(next, contained(picture() ?? within, within), within) : next
  }

  function zoomBy(factor: number, at: Point = { x: 0, y: 0 }): void {
    show(zoomedBy(zoom.value, factor, at))
  }

  function moveBy(dx: number, dy: number): void {
    show(movedBy(zoom.value, dx, dy))
  }

  /** From the middle of the room. */
  function at({ x, y }: Point): Point {
    const within = place()
    return within ? { x: x - within.x, y: y - within.y } : { x: 0, y: 0 }
  }

  function onWheel(event: WheelEvent): void {
    zoomBy(factorOf(turned(event).y), at(event))
  }

  function onDoubleClick(event: MouseEvent): void {
    if (zoomed.value) {
      reset()
    } else {
      zoomBy(DOUBLE_CLICK, at(event))
    }
  }

  function onPointerDown(event: PointerEvent): void {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (zoomed.value || pointers.size > 1) {
      // Whatever else would be moved by the finger that came first moves no more.
      pointers.forEach((_, id) => {
        ;(event.currentTarget as HTMLElement).setPointerCapture(id)
      })
      dragging.value = true
    }
  }

  function onPointerMove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId)
    if (!before) {
      return
    }
    const now = { x: event.clientX, y: event.clientY }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y)
      const is = Math.hypot(now.x - other.x, now.y - other.y)
      zoomBy(was > 0 ? is / was : 1, at({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }))
    } else if (zoomed.value) {
      moveBy(now.x - before.x, now.y - before.y)
    }
    pointers.set(event.pointerId, now)
  }

  function onPointerUp(event: PointerEvent): void {
    pointers.delete(event.pointerId)
    dragging.value = pointers.size > 0 && dragging.value
  }

  // It may end elsewhere: what is not zoomed can be moved with all that is around it.
  useEventListener(window, ['pointerup', 'pointercancel'], onPointerUp)
  useResizeObserver(room, () => {
    show(zoom.value)
  })

  return {
    scale,
    zoomed,
    dragging,
    style,
    reset,
    moveBy,
    zoomIn: () => {
      zoomBy(STEP)
    },
    zoomOut: () => {
      zoomBy(1 / STEP)
    },
    onWheel,
    onDoubleClick,
    onPointerDown,
    onPointerMove,
  }
}

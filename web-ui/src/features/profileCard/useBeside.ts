import { useResizeObserver, useWindowSize } from '@vueuse/core'
import { computed, type Ref, ref } from 'vue'

const EDGE_PX = 12
const GAP_PX = 10

interface Size {
  width: number
  height: number
}

/**
 * Where something of a size stands beside another without covering it: after it, before it, below or above, whichever has
 * room first; within the page in any case.
 */
export function besideOf(anchor: DOMRect, { width, height }: Size, page: Size, rtl: boolean) {
  const within = (at: number, size: number, room: number) =>
    Math.max(EDGE_PX, Math.min(at, room - size - EDGE_PX))
  const right = anchor.right + GAP_PX
  const left = anchor.left - GAP_PX - width
  const sides = (rtl ? [left, right] : [right, left]).filter(
    (at) => at >= EDGE_PX && at + width <= page.width - EDGE_PX,
  )
  const [side] = sides
  if (side !== undefined) {
    return { left: side, top: within(anchor.top, height, page.height) }
  }
  const below = anchor.bottom + GAP_PX
  const top = below + height <= page.height - EDGE_PX ? below : anchor.top - GAP_PX - height
  return {
    left: within(rtl ? anchor.right - width : anchor.left, width, page.width),
    top: within(top, height, page.height),
  }
}

/** The style that puts a fixed element beside its anchor, also when its size or that of the page changes. */
export function useBeside(panel: Readonly<Ref<HTMLElement | null>>, anchor: () => HTMLElement) {
  const size = ref<Size>({ width: 0, height: 0 })
  const page = useWindowSize()
  useResizeObserver(panel, () => {
    size.value = { width: panel.value?.offsetWidth ?? 0, height: panel.value?.offsetHeight ?? 0 }
  })
  return computed(() => {
    const { left, top } = besideOf(
      anchor().getBoundingClientRect(),
      size.value,
      { width: page.width.value, height: page.height.value },
      document.documentElement.dir === 'rtl',
    )
    return { left: `${String(left)}px`, top: `${String(top)}px` }
  })
}

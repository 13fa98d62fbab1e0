import { useResizeObserver, useWindowSize } from '@vueuse/core'
import { computed, type Ref, ref } from 'vue'

/** From the edges of the page and from what it belongs to, in pixels. */
const EDGE_PX = 12

/** Beside its anchor in the direction of the text, or over or below it. */
export type Side = 'after' | 'before' | 'over' | 'below'

/** How a popover is to stand. */
export interface Stand {
  /** Where it stands if there is room, best first. */
  sides: readonly Side[]
  /** Over or below: with the middle at that of its anchor, or beginning where that begins. */
  align: 'middle' | 'start'
  /** How high it may be at most, in pixels; as high as the page where it is not said. */
  mostPx?: number
}

interface Size {
  width: number
  height: number
}

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>

/**
 * Where a popover stands, in pixels, and how high it may be: at the first of its sides that has room for it, else over or
 * below its anchor, where there is more. It stays within the page and never covers its anchor; one that is too high is
 * scrolled.
 */
export function placeBy(
  anchor: Box,
  { width, height }: Size,
  page: Size,
  { sides, align }: Pick<Stand, 'sides' | 'align'>,
  rtl = false,
): { left: number; top: number; most: number } {
  const within = (at: number, size: number, room: number) =>
    Math.max(EDGE_PX, Math.min(at, room - size - EDGE_PX))
  const over = Math.max(0, anchor.top - 2 * EDGE_PX)
  const below = Math.max(0, page.height - anchor.bottom - 2 * EDGE_PX)
  const start = rtl ? anchor.right - width : anchor.left
  const middle = (anchor.left + anchor.right - width) / 2
  const left = within(align === 'start' ? start : middle, width, page.width)

  function beside(side: 'after' | 'before') {
    const right = (side === 'after') !== rtl
    return {
      left: right ? anchor.right + EDGE_PX : anchor.left - EDGE_PX - width,
      top: within(anchor.top, height, page.height),
      most: page.height - 2 * EDGE_PX,
    }
  }

  function at(side: Side) {
    switch (side) {
      case 'over':
        return { left, top: anchor.top - EDGE_PX - Math.min(height, over), most: over }
      case 'below':
        return { left, top: anchor.bottom + EDGE_PX, most: below }
      default:
        return beside(side)
    }
  }

  function hasRoom(side: Side): boolean {
    const { left: from, most } = at(side)
    return side === 'over' || side === 'below'
      ? height <= most
      : from >= EDGE_PX && from + width <= page.width - EDGE_PX
  }

  return at(sides.find(hasRoom) ?? (over >= below ? 'over' : 'below'))
}

/** The style that puts a fixed element by its anchor, also when its size or that of the page changes. */
export function usePopoverPlace(
  panel: Readonly<Ref<HTMLElement | null>>,
  anchor: () => HTMLElement,
  stand: Stand,
) {
  const size = ref<Size>({ width: 0, height: 0 })
  const page = useWindowSize()
  const highest = () => Math.min(stand.mostPx ?? Infinity, page.height.value - 2 * EDGE_PX)

  useResizeObserver(panel, () => {
    // With what is scrolled out of sight.
    const { offsetWidth: width, scrollHeight } = panel.value ?? { offsetWidth: 0, scrollHeight: 0 }
    size.value = { width, height: scrollHeight }
  })
  return computed(() => {
    const { left, top, most } = placeBy(
      anchor().getBoundingClientRect(),
      { width: size.value.width, height: Math.min(size.value.height, highest()) },
      { width: page.width.value, height: page.height.value },
      stand,
      document.documentElement.dir === 'rtl',
    )
    return {
      left: `${String(left)}px`,
      top: `${String(top)}px`,
      maxHeight: `${String(Math.min(most, highest()))}px`,
    }
  })
}

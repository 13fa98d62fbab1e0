/** From the edges of the page and from the button, in pixels. */
const EDGE_PX = 12

interface Box {
  left: number
  top: number
  bottom: number
  width: number
}

interface Size {
  width: number
  height: number
}

/**
 * Where a popover stands, in pixels: over its button where there is room, else below it, else where there is more of it. It
 * never covers the button; one that is too high is scrolled.
 */
export function placeBy(button: Box, popover: Size, page: Size): { left: number; top: number; most: number } {
  const above = button.top - 2 * EDGE_PX
  const below = page.height - button.bottom - 2 * EDGE_PX
  const over = popover.height <= above || (popover.height > below && above >= below)
  const most = Math.max(0, over ? above : below)
  const height = Math.min(popover.height, most)
  const middle = button.left + button.width / 2
  return {
    left: Math.max(EDGE_PX, Math.min(middle - popover.width / 2, page.width - popover.width - EDGE_PX)),
    top: over ? button.top - EDGE_PX - height : button.bottom + EDGE_PX,
    most,
  }
}

/** Where a window is, in CSS pixels of the viewport. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export interface Viewport {
  width: number
  height: number
}

/** Edges and corners by which a window is sized, as in the cursors of CSS. */
export const EDGES = ['n', 'e', 's', 'w', 'ne', 'se', 'sw', 'nw'] as const
export type Edge = (typeof EDGES)[number]

const MARGIN_PX = 12
const LEAST = { width: 320, height: 280 }

/** The nearest box that the viewport holds, with a margin; only a viewport that is too small makes it smaller than the least. */
export function fitted({ x, y, width, height }: Box, viewport: Viewport): Box {
  const w = clamp(width, LEAST.width, viewport.width - 2 * MARGIN_PX)
  const h = clamp(height, LEAST.height, viewport.height - 2 * MARGIN_PX)
  return {
    x: clamp(x, MARGIN_PX, viewport.width - w - MARGIN_PX),
    y: clamp(y, MARGIN_PX, viewport.height - h - MARGIN_PX),
    width: w,
    height: h,
  }
}

/** The same for what has a size of its own. */
export function placed({ x, y, width, height }: Box, viewport: Viewport): Box {
  return {
    x: clamp(x, MARGIN_PX, viewport.width - width - MARGIN_PX),
    y: clamp(y, MARGIN_PX, viewport.height - height - MARGIN_PX),
    width,
    height,
  }
}

/** Pulls an edge by so much; the opposite edge stays where it is. */
export function pulled(box: Box, edge: Edge, dx: number, dy: number, viewport: Viewport): Box {
  let { x, y, width, height } = box
  const right = x + width
  const bottom = y + height
  if (edge.includes('e')) {
    width = clamp(width + dx, LEAST.width, viewport.width - MARGIN_PX - x)
  }
  if (edge.includes('w')) {
    x = clamp(x + dx, MARGIN_PX, right - LEAST.width)
    width = right - x
  }
  if (edge.includes('s')) {
    height = clamp(height + dy, LEAST.height, viewport.height - MARGIN_PX - y)
  }
  if (edge.includes('n')) {
    y = clamp(y + dy, MARGIN_PX, bottom - LEAST.height)
    height = bottom - y
  }
  return { x, y, width, height }
}

/** The least wins where the two cross. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, Math.max(most, 0)))
}

/** What was kept, if it is a box at all. */
export function readBox(text: string): Box | null {
  try {
    const { x, y, width, height } = JSON.parse(text) as Partial<Record<keyof Box, unknown>>
    const numbers = [x, y, width, height]
    return numbers.every((each) => Number.isFinite(each)) ? ({ x, y, width, height } as Box) : null
  } catch {
    return null
  }
}

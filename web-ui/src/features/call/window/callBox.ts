import type { Area } from '@/ui/keptFree'

/** Where a window is, in CSS pixels of the viewport. */
export type Box = Area

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

/**
 * The nearest place in the viewport where the box covers none of these areas. Where there is none, the box as it is.
 */
export function clearOf(box: Box, areas: readonly Area[], viewport: Viewport): Box {
  if (isClear(box, areas)) {
    return box
  }
  const xs = areas.flatMap(({ x, width }) => [x - MARGIN_PX - box.width, x + width + MARGIN_PX])
  const ys = areas.flatMap(({ y, height }) => [y - MARGIN_PX - box.height, y + height + MARGIN_PX])
  const places = [box.x, ...xs]
    .flatMap((x) => [box.y, ...ys].map((y) => ({ ...box, x, y })))
    .filter((place) => isWithin(place, viewport) && isClear(place, areas))
  const distance = (place: Box) => Math.abs(place.x - box.x) + Math.abs(place.y - box.y)
  return places.reduce<Box | null>((a, b) => (a && distance(a) <= distance(b) ? a : b), null) ?? box
}

/** The same for a box that gives way in height where it must: as high as fits between the areas. */
export function lowered(box: Box, areas: readonly Area[], viewport: Viewport): Box {
  const clear = clearOf(box, areas, viewport)
  if (isClear(clear, areas)) {
    return clear
  }
  const tops = [MARGIN_PX, ...areas.map(({ y, height }) => y + height + MARGIN_PX)]
  const bottoms = [viewport.height - MARGIN_PX, ...areas.map(({ y }) => y - MARGIN_PX)]
  const bands = tops
    .flatMap((y) => bottoms.map((bottom) => ({ ...box, y, height: bottom - y })))
    .filter((band) => band.height >= LEAST.height && isClear(band, areas))
  return bands.reduce<Box | null>((a, b) => (a && a.height >= b.height ? a : b), null) ?? box
}

/** Whether the box covers nothing of these areas. */
export function isClear(box: Box, areas: readonly Area[]): boolean {
  return areas.every(
    (area) =>
      box.x >= area.x + area.width ||
      area.x >= box.x + box.width ||
      box.y >= area.y + area.height ||
      area.y >= box.y + box.height,
  )
}

function isWithin({ x, y, width, height }: Box, viewport: Viewport): boolean {
  return (
    x >= MARGIN_PX &&
    y >= MARGIN_PX &&
    x + width <= viewport.width - MARGIN_PX &&
    y + height <= viewport.height - MARGIN_PX
  )
}

/** Pulls an edge by so much, up to what is to be kept free; the opposite edge stays where it is. */
export function pulled(
  box: Box,
  edge: Edge,
  dx: number,
  dy: number,
  viewport: Viewport,
  areas: readonly Area[] = [],
): Box {
  return areas.reduce((to, area) => stopped(box, to, area), sized(box, edge, dx, dy, viewport))
}

function sized(box: Box, edge: Edge, dx: number, dy: number, viewport: Viewport): Box {
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

/** The sides that would cover the area, and did not before, stop short of it. */
function stopped(from: Box, to: Box, area: Area): Box {
  if (isClear(to, [area]) || !isClear(from, [area])) {
    return to
  }
  const [right, bottom] = [to.x + to.width, to.y + to.height]
  if (from.y + from.height <= area.y) {
    return { ...to, height: Math.max(area.y - MARGIN_PX, from.y + from.height) - to.y }
  }
  if (from.y >= area.y + area.height) {
    const y = Math.min(area.y + area.height + MARGIN_PX, from.y)
    return { ...to, y, height: bottom - y }
  }
  if (from.x + from.width <= area.x) {
    return { ...to, width: Math.max(area.x - MARGIN_PX, from.x + from.width) - to.x }
  }
  const x = Math.min(area.x + area.width + MARGIN_PX, from.x)
  return { ...to, x, width: right - x }
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

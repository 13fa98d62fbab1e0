/** How tiles are laid out: in pixels, `perPage` of them at once. */
export interface TileGrid {
  columns: number
  rows: number
  width: number
  height: number
  perPage: number
}

/** A picture is as wide as cameras make it, or narrower where that uses the room better; never wider. */
const WIDEST = 16 / 9
const NARROWEST = { landscape: 4 / 3, portrait: 4 / 5 }

export type Shape = keyof typeof NARROWEST
/** A face is as large as its tile is high: height counts for more than width. */
const WEIGHT_OF_HEIGHT = 1.3
/** A smaller tile has no room for a name. */
const LEAST_WIDTH = 116
const LEAST_HEIGHT = 72
const MOST_PER_PAGE = 25

/**
 * The layout in which the tiles are largest, and as many of them at once as stay large enough.
 *
 * @param shape of the window, which its people expect of pictures too
 */
export function tileGrid(
  count: number,
  width: number,
  height: number,
  gap: number,
  shape: Shape = width > height ? 'landscape' : 'portrait',
): TileGrid {
  let fitting = largest(1, width, height, gap, shape)
  for (let shown = Math.min(count, MOST_PER_PAGE); shown > 1; shown--) {
    const grid = largest(shown, width, height, gap, shape)
    if (grid.width >= LEAST_WIDTH && grid.height >= LEAST_HEIGHT) {
      fitting = grid
      break
    }
  }
  return fitting
}

export function pagesOf(count: number, perPage: number): number {
  return Math.max(1, Math.ceil(count / perPage))
}

function largest(count: number, width: number, height: number, gap: number, shape: Shape): TileGrid {
  let best = cells(1, count, width, height, gap, shape)
  for (let columns = 2; columns <= count; columns++) {
    const grid = cells(columns, count, width, height, gap, shape)
    if (worth(grid) > worth(best)) {
      best = grid
    }
  }
  return best
}

function worth(grid: TileGrid): number {
  return grid.width * grid.height ** WEIGHT_OF_HEIGHT
}

function cells(
  columns: number,
  count: number,
  width: number,
  height: number,
  gap: number,
  shape: Shape,
): TileGrid {
  const rows = Math.ceil(count / columns)
  const cellWidth = Math.max(0, (width - (columns - 1) * gap) / columns)
  const cellHeight = Math.max(0, (height - (rows - 1) * gap) / rows)
  const tileWidth = Math.floor(Math.min(cellWidth, cellHeight * WIDEST))
  const tileHeight = Math.floor(Math.min(cellHeight, tileWidth / NARROWEST[shape]))
  return { columns, rows, width: tileWidth, height: tileHeight, perPage: count }
}

import { describe, expect, it } from 'vitest'
import { pagesOf, type TileGrid, tileGrid } from './tileGrid'

const GAP = 10

/** Where the tiles stand: in rows from the middle, as the style sheet has them wrap. */
function laidOut(grid: TileGrid, width: number, height: number) {
  const fitting = Math.floor((width + GAP) / (grid.width + GAP))
  const rows = Math.ceil(grid.perPage / fitting)
  const above = (height - rows * (grid.height + GAP) + GAP) / 2
  return Array.from({ length: grid.perPage }, (_, index) => {
    const row = Math.floor(index / fitting)
    const inRow = Math.min(fitting, grid.perPage - row * fitting)
    const before = (width - inRow * (grid.width + GAP) + GAP) / 2
    return {
      x: before + (index - row * fitting) * (grid.width + GAP),
      y: above + row * (grid.height + GAP),
    }
  })
}

describe('a grid of tiles', () => {
  it.each<[string, number, number, number, number, number]>([
    ['a wide screen', 3, 1400, 720, 2, 2],
    ['a wide screen', 4, 1400, 720, 2, 2],
    ['a wide screen', 7, 1400, 720, 3, 3],
    ['a wide screen', 25, 1400, 720, 5, 5],
    ['a phone', 2, 366, 640, 1, 2],
    ['a phone', 3, 366, 640, 1, 3],
    ['a phone', 4, 366, 640, 2, 2],
    ['a phone', 7, 366, 640, 2, 4],
    ['a small window', 3, 740, 430, 2, 2],
    ['a strip', 4, 220, 600, 1, 4],
    ['a flat strip', 3, 600, 110, 3, 1],
  ])('on %s of %i', (_, count, width, height, columns, rows) => {
    expect(tileGrid(count, width, height, GAP)).toMatchObject({ columns, rows, perPage: count })
  })

  it('keeps within its room, and tiles in the shapes of pictures, for all counts and shapes', () => {
    for (const [width, height] of [
      [1400, 720],
      [740, 430],
      [366, 640],
      [640, 366],
      [480, 240],
      [120, 80],
    ] as const) {
      for (let count = 1; count <= 25; count++) {
        const grid = tileGrid(count, width, height, GAP)
        expect(grid.columns * (grid.width + GAP) - GAP).toBeLessThanOrEqual(width)
        expect(grid.rows * (grid.height + GAP) - GAP).toBeLessThanOrEqual(height)
        expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(grid.perPage)
        expect(grid.width / grid.height).toBeLessThan(1.82)
        expect(grid.width / grid.height).toBeGreaterThan(0.79)
      }
    }
  })

  describe.each([
    ['a wide window', 1400, 720],
    ['the window at first', 752, 436],
    ['a square one', 700, 700],
    ['a phone', 366, 640],
    ['a phone on its side', 780, 220],
  ])('in %s', (_, width, height) => {
    const counts = Array.from({ length: 25 }, (__, index) => index + 1)

    it.each(counts)('cuts none of %i and lays none over another', (count) => {
      const grid = tileGrid(count, width, height, GAP)
      const boxes = laidOut(grid, width, height)
      expect(boxes).toHaveLength(grid.perPage)
      boxes.forEach((box, index) => {
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.x + grid.width).toBeLessThanOrEqual(width)
        expect(box.y + grid.height).toBeLessThanOrEqual(height)
        for (const other of boxes.slice(index + 1)) {
          const apart =
            Math.abs(box.x - other.x) >= grid.width + GAP || Math.abs(box.y - other.y) >= grid.height + GAP
          expect(apart).toBe(true)
        }
      })
    })

    it.each(counts)('has no layout in which %i tiles would be larger, of as many at once', (count) => {
      const grid = tileGrid(count, width, height, GAP)
      for (let columns = 1; columns <= grid.perPage; columns++) {
        const rows = Math.ceil(grid.perPage / columns)
        const high = Math.min((height - (rows - 1) * GAP) / rows, 10_000)
        const wide = Math.min((width - (columns - 1) * GAP) / columns, (high * 16) / 9)
        const highest = Math.min(high, wide / (width > height ? 4 / 3 : 4 / 5))
        expect(grid.width >= Math.floor(wide) || grid.height >= Math.floor(highest)).toBe(true)
      }
    })

    it.each([1, 2, 4, 9])('fills half of it at least with %i', (count) => {
      const grid = tileGrid(count, width, height, GAP)
      expect((grid.perPage * grid.width * grid.height) / (width * height)).toBeGreaterThan(0.5)
    })
  })

  it('keeps the shape of a wide window in a strip beside the large place', () => {
    expect(tileGrid(2, 260, 730, GAP).height).toBeGreaterThan(300)
    expect(tileGrid(2, 260, 730, GAP, 'landscape').height).toBe(195)
  })

  it('shows no more at once than can be told apart', () => {
    const grid = tileGrid(25, 366, 640, GAP)
    expect(grid.perPage).toBeLessThan(25)
    expect(grid.width).toBeGreaterThanOrEqual(116)
    expect(pagesOf(25, grid.perPage)).toBeGreaterThan(1)
    expect(tileGrid(40, 3000, 2000, GAP).perPage).toBe(25)
  })

  it('has one tile in no room at all', () => {
    expect(tileGrid(4, 0, 0, GAP)).toMatchObject({ perPage: 1, width: 0, height: 0 })
  })
})

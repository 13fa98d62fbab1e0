import { describe, expect, it } from 'vitest'
import { pagesOf, tileGrid } from './tileGrid'

const GAP = 10

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

import { expect, it } from 'vitest'
import { placed, rangeOf, scrollTo, shiftOf } from './listWindow'

const PITCH = 76
const IDS = Array.from({ length: 100 }, (_, index) => `c${index}`)

it.each([
  ['comfortable', 76],
  ['compact', 48],
  ['of larger text', 101.5],
])(
  'has the rows that are visible and some beyond, wherever one scrolls to, in rows that are %s',
  (_, pitch) => {
    for (let top = -200; top <= 500 * pitch - 700; top += 37) {
      const { start, end } = rangeOf(500, pitch, { top, height: 700 })
      expect(start).toBeLessThanOrEqual(Math.max(0, Math.floor(top / pitch) - 10))
      expect(end).toBeGreaterThanOrEqual(Math.min(500, Math.ceil((top + 700) / pitch) + 10))
      expect(end - start).toBe(Math.ceil(700 / pitch) + 26)
    }
  },
)

it('moves by several rows at once', () => {
  const starts = Array.from(
    { length: 50 },
    (_, row) => rangeOf(500, PITCH, { top: (100 + row) * PITCH, height: 700 }).start,
  )
  expect(new Set(starts).size).toBe(10)
})

it('ends with the list that has become shorter', () => {
  expect(rangeOf(100, PITCH, { top: 400 * PITCH, height: 700 })).toEqual({ start: 64, end: 100 })
  expect(rangeOf(3, PITCH, { top: 400 * PITCH, height: 700 })).toEqual({ start: 0, end: 3 })
})

it('knows what is missing above each row', () => {
  expect(placed(100, { start: 10, end: 12 }, [50, 3, 11, -1, 100])).toEqual([
    { index: 3, missing: 3 },
    { index: 10, missing: 6 },
    { index: 11, missing: 0 },
    { index: 50, missing: 38 },
  ])
  expect(placed(0, { start: 0, end: 0 }, [-1])).toEqual([])
})

it('tells by how much the visible rows have moved, not where one of them went', () => {
  const view = { top: 20 * PITCH, height: 5 * PITCH }
  const first = (id: string) => [id, ...IDS.filter((each) => each !== id)]
  expect(shiftOf(IDS, first('c90'), PITCH, view)).toBe(1)
  expect(shiftOf(IDS, first('c20'), PITCH, view)).toBe(0)
  expect(shiftOf(IDS, first('c5'), PITCH, view)).toBe(0)
  expect(shiftOf(IDS, IDS.slice(7), PITCH, view)).toBe(-7)
  expect(shiftOf(IDS, [], PITCH, view)).toBe(0)
})

it('scrolls to a row that is not visible as a whole', () => {
  const view = { top: 100, height: 400 }
  expect(scrollTo({ top: 100, height: 72 }, view)).toBe(0)
  expect(scrollTo({ top: 428, height: 72 }, view)).toBe(0)
  expect(scrollTo({ top: 429, height: 72 }, view)).toBe(165)
  expect(scrollTo({ top: 64, height: 72 }, view)).toBe(-200)
})

import { describe, expect, it } from 'vitest'
import { type Box, type Edge, fitted, pulled, readBox } from './callBox'

const VIEW = { width: 1000, height: 800 }
const BOX: Box = { x: 100, y: 100, width: 500, height: 400 }

describe('a window', () => {
  it('stays in the viewport, with a margin', () => {
    expect(fitted({ ...BOX, x: -50, y: 5000 }, VIEW)).toEqual({ ...BOX, x: 12, y: 388 })
  })

  it('shrinks with the viewport, and gives way to a tiny one', () => {
    expect(fitted({ ...BOX, width: 2000, height: 2000 }, VIEW)).toEqual({
      x: 12,
      y: 12,
      width: 976,
      height: 776,
    })
    const { width, height } = fitted(BOX, { width: 300, height: 200 })
    expect([width, height]).toEqual([276, 176])
  })

  it.each<[Edge, Box]>([
    ['e', { ...BOX, width: 550 }],
    ['s', { ...BOX, height: 430 }],
    ['w', { ...BOX, x: 150, width: 450 }],
    ['n', { ...BOX, y: 130, height: 370 }],
    ['se', { ...BOX, width: 550, height: 430 }],
    ['nw', { x: 150, y: 130, width: 450, height: 370 }],
  ])('is sized by its edge %s, the opposite one stays', (edge, expected) => {
    expect(pulled(BOX, edge, 50, 30, VIEW)).toEqual(expected)
  })

  it('is sized between the least and the viewport', () => {
    expect(pulled(BOX, 'se', -900, -900, VIEW)).toEqual({ ...BOX, width: 320, height: 280 })
    expect(pulled(BOX, 'nw', 900, 900, VIEW)).toEqual({ x: 280, y: 220, width: 320, height: 280 })
    expect(pulled(BOX, 'se', 9000, 9000, VIEW)).toEqual({ ...BOX, width: 888, height: 688 })
    expect(pulled(BOX, 'nw', -9000, -9000, VIEW)).toEqual({ x: 12, y: 12, width: 588, height: 488 })
  })
})

it('takes what was kept only if it is a box', () => {
  expect(readBox(JSON.stringify(BOX))).toEqual(BOX)
  for (const text of ['', 'null', '{', '{"x":1}', '{"x":"1","y":1,"width":1,"height":1}', '[]']) {
    expect(readBox(text)).toBeNull()
  }
})

import { describe, expect, it } from 'vitest'
import { type Box, clearOf, type Edge, fitted, isClear, lowered, pulled, readBox } from './callBox'

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

describe('a window over the page', () => {
  const view = { width: 1440, height: 900 }
  const composer = { x: 404, y: 796, width: 1016, height: 84 }
  const head = { x: 1040, y: 20, width: 380, height: 71 }
  const panel = { ...head, height: 860 }

  it('stays where it covers nothing', () => {
    const home = { x: 620, y: 112, width: 780, height: 596 }
    expect(clearOf(home, [composer, head], view)).toBe(home)
    expect(isClear(home, [panel])).toBe(false)
  })

  it('goes to the nearest place that is clear', () => {
    expect(clearOf({ x: 620, y: 112, width: 780, height: 596 }, [composer, panel], view)).toEqual({
      x: 248,
      y: 112,
      width: 780,
      height: 596,
    })
    expect(clearOf({ ...BOX, x: 800, y: 460 }, [composer, head], view)).toEqual({ ...BOX, x: 800, y: 384 })
    expect(clearOf({ ...BOX, x: 900, y: 30 }, [composer, head], view)).toEqual({ ...BOX, x: 900, y: 103 })
  })

  it.each<[Edge, number, number, Box]>([
    ['s', 0, 500, { x: 500, y: 112, width: 600, height: 672 }],
    ['se', 300, 500, { x: 500, y: 112, width: 900, height: 672 }],
    ['n', 0, -90, { x: 500, y: 103, width: 600, height: 409 }],
    ['w', -90, 0, { x: 410, y: 112, width: 690, height: 400 }],
  ])('is sized by its edge %s up to what is to be kept free', (edge, dx, dy, expected) => {
    const box = { x: 500, y: 112, width: 600, height: 400 }
    expect(pulled(box, edge, dx, dy, view, [composer, head])).toEqual(expected)
  })

  it('is sized up to a head beside it', () => {
    const beside = { x: 400, y: 20, width: 500, height: 400 }
    expect(pulled(beside, 'e', 300, 0, view, [composer, head])).toEqual({ ...beside, width: 628 })
  })

  it('goes nowhere out of the viewport', () => {
    const wide = { x: 12, y: 440, width: 1416, height: 448 }
    expect(clearOf(wide, [composer, head], view)).toEqual({ ...wide, y: 336 })
    const tall = { x: 12, y: 12, width: 1416, height: 876 }
    expect(clearOf(tall, [composer, head], view)).toBe(tall)
  })

  it('gives way in height where it is clear nowhere', () => {
    const tall = { x: 12, y: 12, width: 1416, height: 876 }
    expect(lowered(tall, [composer, head], view)).toEqual({ ...tall, y: 103, height: 681 })
    expect(lowered({ ...tall, height: 400 }, [composer, head], view)).toEqual({
      ...tall,
      y: 103,
      height: 400,
    })
    const small = { width: 800, height: 320 }
    const there = { x: 12, y: 12, width: 776, height: 296 }
    expect(lowered(there, [{ x: 300, y: 150, width: 500, height: 84 }], small)).toBe(there)
  })
})

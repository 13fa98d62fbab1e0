import { expect, it } from 'vitest'
import { besideOf } from './useBeside'

const PAGE = { width: 1000, height: 800 }
const CARD = { width: 300, height: 400 }

const anchorAt = (left: number, top: number, width = 80, height = 20) =>
  ({ left, top, width, height, right: left + width, bottom: top + height }) as DOMRect

it.each([
  ['after it', anchorAt(100, 100), false, { left: 190, top: 100 }],
  ['before it, where there is no room after', anchorAt(800, 100), false, { left: 490, top: 100 }],
  ['before it in a script from the right', anchorAt(500, 100), true, { left: 190, top: 100 }],
  ['as low as the page lets it', anchorAt(100, 700), false, { left: 190, top: 388 }],
  ['below, where neither side has room', anchorAt(100, 100, 800), false, { left: 100, top: 130 }],
  ['above, where the end of the page is near', anchorAt(100, 700, 800), false, { left: 100, top: 290 }],
])('stands %s', (_where, anchor, rtl, place) => {
  expect(besideOf(anchor, CARD, PAGE, rtl)).toEqual(place)
})

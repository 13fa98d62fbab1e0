import { expect, it } from 'vitest'
import { placeBy } from './popoverPlace'

const PAGE = { width: 1000, height: 800 }
const button = (top: number, left = 500) => ({ left, top, bottom: top + 40, width: 40 })

it.each([
  ['over its button where there is room', 600, 300, { top: 288, most: 576 }],
  ['below it where only there is room', 100, 300, { top: 152, most: 636 }],
  ['over it where nowhere is enough, but there more', 450, 600, { top: 12, most: 426 }],
  ['below it where nowhere is enough, but there more', 300, 600, { top: 352, most: 436 }],
])('stands %s', (_, top, height, place) => {
  expect(placeBy(button(top), { width: 300, height }, PAGE)).toMatchObject(place)
})

it('stays within the page', () => {
  const popover = { width: 300, height: 100 }
  expect(placeBy(button(600, 5), popover, PAGE).left).toBe(12)
  expect(placeBy(button(600, 940), popover, PAGE).left).toBe(688)
})

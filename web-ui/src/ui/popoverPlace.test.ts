import { describe, expect, it } from 'vitest'
import { placeBy, type Side } from './popoverPlace'

const PAGE = { width: 1000, height: 800 }

function anchorAt(left: number, top: number, width = 80, height = 20) {
  return { left, top, right: left + width, bottom: top + height }
}

describe('beside its anchor', () => {
  const CARD = { width: 300, height: 400 }
  const STAND = { sides: ['after', 'before', 'below', 'over'] as Side[], align: 'start' as const }

  it.each([
    ['after it', anchorAt(100, 100), false, { left: 192, top: 100, most: 776 }],
    ['before it, where there is no room after', anchorAt(800, 100), false, { left: 488, top: 100 }],
    ['before it in a script from the right', anchorAt(500, 100), true, { left: 188, top: 100 }],
    ['as low as the page lets it', anchorAt(100, 700), false, { left: 192, top: 388 }],
    ['below, where neither side has room', anchorAt(100, 100, 800), false, { left: 100, top: 132 }],
    ['below and from its end in such a script', anchorAt(100, 100, 800), true, { left: 600, top: 132 }],
    ['over it, where the end of the page is near', anchorAt(100, 700, 800), false, { left: 100, top: 288 }],
  ])('stands %s', (_where, anchor, rtl, place) => {
    expect(placeBy(anchor, CARD, PAGE, STAND, rtl)).toMatchObject(place)
  })

  it('never covers its anchor, and is scrolled instead', () => {
    const high = { width: 300, height: 600 }
    expect(placeBy(anchorAt(100, 450, 800), high, PAGE, STAND)).toMatchObject({ top: 12, most: 426 })
  })
})

describe('over its anchor', () => {
  const STAND = { sides: ['over', 'below'] as Side[], align: 'middle' as const }
  const button = (top: number, left = 500) => anchorAt(left, top, 40, 40)

  it.each([
    ['over it where there is room', 600, 300, { top: 288, most: 576 }],
    ['below it where only there is room', 100, 300, { top: 152, most: 636 }],
    ['over it where nowhere is enough, but there more', 450, 600, { top: 12, most: 426 }],
    ['below it where nowhere is enough, but there more', 300, 600, { top: 352, most: 436 }],
  ])('stands %s', (_, top, height, place) => {
    expect(placeBy(button(top), { width: 300, height }, PAGE, STAND)).toMatchObject(place)
  })

  it('has its middle at that of the anchor, within the page', () => {
    const left = (at: number) => placeBy(button(600, at), { width: 300, height: 100 }, PAGE, STAND).left
    expect([left(500), left(5), left(940)]).toEqual([370, 12, 688])
  })
})

import { expect, it } from 'vitest'
import { distanceOf, ENOUGH_PX, IDLE, moved, type Swipe } from './swipe'

const down: Swipe = { kind: 'open', x: 200, y: 300 }

it('follows the finger to the side where lines begin', () => {
  expect(distanceOf(moved(down, 160, 304, 1))).toBe(40)
  expect(distanceOf(moved(down, 240, 304, -1))).toBe(40)
  expect(distanceOf(moved(down, 200 - ENOUGH_PX, 300, 1))).toBe(ENOUGH_PX)
})

it('waits until it is clear where the finger goes', () => {
  expect(moved(down, 195, 304, 1)).toEqual(down)
})

it('leaves scrolling, and swipes to the other side, alone', () => {
  expect(moved(down, 190, 340, 1)).toEqual(IDLE)
  expect(moved(down, 260, 300, 1)).toEqual(IDLE)
  expect(moved(down, 140, 300, -1)).toEqual(IDLE)
  // However it goes on.
  expect(moved(moved(down, 190, 340, 1), 100, 340, 1)).toEqual(IDLE)
})

it('goes no farther than it must, and back again', () => {
  const far = moved(down, 20, 300, 1)
  expect(distanceOf(far)).toBeLessThan(100)
  expect(distanceOf(moved(far, 190, 300, 1))).toBe(10)
  expect(distanceOf(moved(far, 260, 300, 1))).toBe(0)
})

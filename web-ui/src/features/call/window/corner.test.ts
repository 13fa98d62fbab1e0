import { expect, it } from 'vitest'
import { nearest, stepFrom } from './corner'

it.each([
  [0.9, 0.9, false, 'bottom-end'],
  [0.1, 0.9, false, 'bottom-start'],
  [0.9, 0.1, true, 'top-start'],
  [0.1, 0.2, true, 'top-end'],
] as const)('finds the corner nearest to %d, %d (right to left: %s)', (x, y, rightToLeft, corner) => {
  expect(nearest(x, y, rightToLeft)).toBe(corner)
})

it('steps by the arrow keys as one sees the corners', () => {
  expect(stepFrom('bottom-end', 'ArrowUp', false)).toBe('top-end')
  expect(stepFrom('bottom-end', 'ArrowLeft', false)).toBe('bottom-start')
  expect(stepFrom('bottom-end', 'ArrowLeft', true)).toBe('bottom-end')
  expect(stepFrom('top-end', 'ArrowRight', true)).toBe('top-start')
  expect(stepFrom('top-end', 'a', false)).toBeNull()
})

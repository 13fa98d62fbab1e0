import { expect, it } from 'vitest'
import { keyNear, placeOf, withSeparators } from './rowPlaces'
import { buildTimeline } from './timeline'
import { ANN, BOB, message } from '@/testing/events'

/** A day, message 2, the unread separator, messages 3 and 7. */
const rows = buildTimeline([message(2, ANN), message(3, BOB), message(7, BOB)], [], ANN, 3)
const keyOf = (index: number) => rows[index]?.key

it('takes the separators before a row along', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(['day', 'message', 'unread', 'message', 'message'])
  expect(withSeparators(rows, 3)).toBe(2)
  expect(withSeparators(rows, 1)).toBe(0)
  expect(withSeparators(rows, 4)).toBe(4)
})

it('names rows that stay what they are', () => {
  expect(keyNear(rows, 0, 1)).toBe(keyOf(1))
  expect(keyNear(rows, 2, -1)).toBe(keyOf(1))
  expect(keyNear(rows, 5, 1)).toBeNull()
})

it('finds a seq, or what comes before it', () => {
  expect(placeOf(rows, 3)).toBe(3)
  expect(placeOf(rows, 5)).toBe(3)
  expect(placeOf(rows, 1)).toBe(-1)
})

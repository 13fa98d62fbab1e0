import { describe, expect, it } from 'vitest'
import { seenUpTo, spanOf, withSpan } from './seenRows'
import { buildTimeline } from './timeline'
import { ANN, BOB, callRecorded, message } from '@/testing/events'

describe('spanOf', () => {
  const events = [
    message(2, BOB),
    message(3, ANN),
    callRecorded(4, BOB),
    message(7, BOB),
    { ...message(8, BOB), deleted: true },
    message(9, BOB),
  ]
  const rows = buildTimeline(events, [], ANN, null).filter(({ kind }) => kind !== 'day')
  const held = { from: 2, to: 10 }

  it('begins after the message before it that is to be read', () => {
    expect(spanOf(rows, 3, 3, held)).toEqual({ from: 3, to: 7 })
    expect(spanOf(rows, 5, 5, held)).toEqual({ from: 8, to: 10 })
  })

  it('ends before the next row, and with what is held', () => {
    expect(spanOf(rows, 0, 0, held)).toEqual({ from: 2, to: 2 })
    expect(spanOf(rows, 0, 2, held)).toEqual({ from: 2, to: 6 })
    expect(spanOf(rows, 0, 5, held)).toEqual({ from: 2, to: 10 })
  })

  it('is nothing where nothing is held', () => {
    expect(spanOf([], 0, 0, { from: 1, to: 0 })).toBeNull()
  })
})

describe('withSpan', () => {
  it('joins those that touch', () => {
    const apart = withSpan([{ from: 1, to: 3 }], { from: 7, to: 9 })
    expect(apart).toEqual([
      { from: 1, to: 3 },
      { from: 7, to: 9 },
    ])
    expect(withSpan(apart, { from: 4, to: 6 })).toEqual([{ from: 1, to: 9 }])
  })
})

describe('seenUpTo', () => {
  const spans = [
    { from: 3, to: 8 },
    { from: 12, to: 20 },
  ]

  it('goes on from what is read', () => {
    expect(seenUpTo(spans, 2)).toBe(8)
    expect(seenUpTo(spans, 5)).toBe(8)
    expect(seenUpTo(spans, 11)).toBe(20)
  })

  it('does not jump over what has not been seen', () => {
    expect(seenUpTo(spans, 1)).toBe(0)
    expect(seenUpTo(spans, 9)).toBe(8)
  })
})

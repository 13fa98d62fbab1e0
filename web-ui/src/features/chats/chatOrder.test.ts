import { expect, it, vi } from 'vitest'
import { resorted } from './chatOrder'

const compare = (a: { at: number }, b: { at: number }) => b.at - a.at
const of = (...times: number[]) => times.map((at) => ({ at }))

it('sorts what was not sorted before', () => {
  expect(resorted([], of(1, 3, 2), compare)).toEqual(of(3, 2, 1))
})

it('puts those that are new in between, and leaves out those that are gone', () => {
  const before = of(9, 7, 5, 3)
  const [nine, seven, , three] = before
  const now = [three, { at: 10 }, seven, { at: 6 }, nine, { at: 1 }].filter((each) => each !== undefined)
  const after = resorted(before, now, compare)
  expect(after).toEqual(of(10, 9, 7, 6, 3, 1))
  expect(after[1]).toBe(nine)
})

it('is the same as sorting all, however many have changed', () => {
  let order: { at: number }[] = []
  const chats = of(...Array.from({ length: 40 }, (_, index) => index))
  for (let round = 0; round < 50; round++) {
    for (let i = 0; i < round % 7; i++) {
      chats[(round * 13 + i * 11) % 40] = { at: 100 + round * 10 + i }
    }
    order = resorted(order, chats, compare)
    expect(order).toEqual([...chats].sort(compare))
  }
})

it('compares little where one of many has changed', () => {
  const before = of(...Array.from({ length: 500 }, (_, index) => 1000 - index))
  const counted = vi.fn(compare)
  resorted(before, [...before.slice(0, 300), { at: 2000 }, ...before.slice(301)], counted)
  expect(counted.mock.calls.length).toBeLessThan(500)
})

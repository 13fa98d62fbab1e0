import { expect, it } from 'vitest'
import { begun, isChoosable, MOST_CHOSEN, rangeTo, toggled } from './choice'
import { buildTimeline, type Row } from './timeline'
import { ANN, BOB, created, message } from '@/testing/events'

const rows = buildTimeline(
  [
    created(1, ANN, [BOB]),
    message(2, BOB),
    { ...message(3, BOB), deleted: true },
    message(4, ANN),
    message(5, BOB),
  ],
  [],
  ANN,
  4,
)
const never = () => false
const seqs = ({ choice }: ReturnType<typeof toggled>) => [...choice.seqs]

it('takes messages that are sent and not deleted, and nothing else', () => {
  const choosable = (row: Row) => (isChoosable(row) ? [row.seq] : [])
  expect(rows.flatMap(choosable)).toEqual([2, 4, 5])
  const outgoing = rows.flatMap((row) => (row.kind === 'message' ? [row] : []))[0]
  for (const state of ['pending', 'failed'] as const) {
    expect(outgoing && isChoosable({ ...outgoing, seq: null, state })).toBe(false)
  }
})

it('reaches from the last one to another, either way, past what cannot be chosen', () => {
  expect(rangeTo(rows, begun(2), 5)).toEqual([2, 4, 5])
  expect(rangeTo(rows, begun(5), 2)).toEqual([5, 4, 2])
  expect(rangeTo(rows, begun(99), 5)).toEqual([5])
})

it('adds a range, and takes one away that ends at a chosen one', () => {
  const all = toggled(begun(2), [2, 4, 5], never)
  expect(seqs(all)).toEqual([2, 4, 5])
  expect(all.choice.last).toBe(5)
  expect(seqs(toggled(all.choice, [5, 4], never))).toEqual([2])
})

it('is full at the limit, with those of a range that are nearest to where it begins', () => {
  const wanted = Array.from({ length: MOST_CHOSEN + 5 }, (_, index) => index + 1)
  const { choice, full } = toggled(begun(1), wanted, never)
  expect(full).toBe(true)
  expect(choice.seqs.size).toBe(MOST_CHOSEN)
  expect(choice.seqs.has(MOST_CHOSEN)).toBe(true)
  expect(choice.last).toBe(MOST_CHOSEN)
  const again = toggled(choice, [500], never)
  expect(again.full).toBe(true)
  expect(again.choice.seqs).toEqual(choice.seqs)
})

it('has room again for one that was deleted meanwhile', () => {
  const { choice } = toggled(
    begun(1),
    Array.from({ length: MOST_CHOSEN }, (_, index) => index + 1),
    never,
  )
  const next = toggled(choice, [500], (seq) => seq === 7)
  expect(next.full).toBe(false)
  expect(next.choice.seqs.has(500)).toBe(true)
  expect(next.choice.seqs.has(7)).toBe(false)
})

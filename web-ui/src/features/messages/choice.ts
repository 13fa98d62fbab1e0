import { type MessageRow, type Row, seqOf } from './timeline'

/** As many messages are chosen at once, at most. */
export const MOST_CHOSEN = 100

/** Messages by their seqs, and the one that was added or taken away last: a range begins there. */
export interface Choice {
  readonly seqs: ReadonlySet<number>
  readonly last: number
}

/** Whether a message can be chosen: it is sent, and not deleted. */
export function isChoosable(row: Row): row is MessageRow & { seq: number } {
  return row.kind === 'message' && row.state === 'sent' && row.seq !== null && !row.deleted
}

export function begun(seq: number): Choice {
  return { seqs: new Set([seq]), last: seq }
}

/** The seqs from the last one to this one, both included, nearest to the last one first; this one alone where the last one is not there. */
export function rangeTo(rows: readonly Row[], { last }: Choice, seq: number): number[] {
  const from = rows.findIndex((row) => seqOf(row) === last)
  const to = rows.findIndex((row) => seqOf(row) === seq)
  if (from < 0 || to < 0) {
    return [seq]
  }
  const range = rows
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .flatMap((row) => (isChoosable(row) ? [row.seq] : []))
  return from <= to ? range : range.reverse()
}

/** What a choice becomes, and whether any was left out as there may be no more. */
export interface Changed {
  choice: Choice
  full: boolean
}

/**
 * The choice with messages added, or without them: as the last of them is not chosen yet, or is.
 *
 * @param gone whether one of the choice can be chosen no more, and so takes up no place
 */
export function toggled(choice: Choice, seqs: readonly number[], gone: (seq: number) => boolean): Changed {
  const target = seqs.at(-1) ?? choice.last
  const next = new Set([...choice.seqs].filter((seq) => !gone(seq)))
  if (next.has(target)) {
    seqs.forEach((seq) => next.delete(seq))
    return { choice: { seqs: next, last: target }, full: false }
  }
  const added = seqs.filter((seq) => !next.has(seq))
  const fitting = added.slice(0, MOST_CHOSEN - next.size)
  fitting.forEach((seq) => next.add(seq))
  const full = fitting.length < added.length
  return { choice: { seqs: next, last: full ? (fitting.at(-1) ?? choice.last) : target }, full }
}

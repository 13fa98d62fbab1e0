import { type Row, seqOf } from './timeline'

/** From one seq to another, both included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Whether a row is a message that is unread until it has been seen: another's, and not deleted. */
export function isReadable(row: Row): boolean {
  return row.kind === 'message' && row.seq !== null && !row.own && !row.deleted
}

/** The first message after a seq that is unread until it has been seen. Looked for from the end, where it mostly is. */
export function firstReadable(rows: readonly Row[], after: number): Row | null {
  let found: Row | null = null
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at]
    const seq = row ? seqOf(row) : null
    if (seq !== null && seq <= after) {
      break
    }
    if (row && isReadable(row)) {
      found = row
    }
  }
  return found
}

/**
 * What has been seen with the rows from one index to another on the screen. It begins after the message before them that
 * is to be read, since what is between is never unread, and ends before the next row.
 *
 * @param held the seqs that the rows are all of
 */
export function spanOf(rows: readonly Row[], first: number, last: number, held: Span): Span | null {
  const before = rows.slice(0, first).findLast(isReadable)
  const next = rows.slice(last + 1).find((row) => seqOf(row) !== null)
  const from = (before && seqOf(before)) ?? held.from - 1
  const to = ((next && seqOf(next)) ?? held.to + 1) - 1
  return to > from ? { from: from + 1, to } : null
}

/** The spans with one more; those that touch become one. In the order of seq. */
export function withSpan(spans: readonly Span[], added: Span): Span[] {
  const apart = spans.filter(({ from, to }) => from > added.to + 1 || to < added.from - 1)
  const joined = spans.filter((span) => !apart.includes(span)).reduce(hull, added)
  return [...apart, joined].sort((a, b) => a.from - b.from)
}

export function hull(a: Span, b: Span): Span {
  return { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) }
}

/** How far everything has been seen, given that everything is read up to a seq; 0 for nothing beyond it. */
export function seenUpTo(spans: readonly Span[], read: number): number {
  return Math.max(0, ...spans.filter(({ from }) => from <= read + 1).map(({ to }) => to))
}

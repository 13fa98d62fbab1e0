import { type Row, seqOf } from './timeline'

/** Separators come and go with the rows around them. */
export function isSeparator(row: Row | undefined): boolean {
  return row?.kind === 'day' || row?.kind === 'unread'
}

/** Where the separators before a row begin. */
export function withSeparators(rows: readonly Row[], index: number): number {
  let start = index
  while (start > 0 && isSeparator(rows[start - 1])) {
    start--
  }
  return start
}

/** The key of the next row, forward or back, that stays what it is. */
export function keyNear(rows: readonly Row[], index: number, step: 1 | -1): string | null {
  for (let at = index; ; at += step) {
    const row = rows[at]
    if (!isSeparator(row)) {
      return row?.key ?? null
    }
  }
}

/** Where the row of a seq is, or the one before it; -1 for none. */
export function placeOf(rows: readonly Row[], seq: number): number {
  const exact = rows.findIndex((row) => seqOf(row) === seq)
  return exact >= 0 ? exact : rows.findLastIndex((row) => (seqOf(row) ?? Infinity) <= seq)
}

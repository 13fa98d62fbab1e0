import type { UserId } from '@/realtime/protocol.gen'

/** Someone who can be mentioned, or all. */
export interface Candidate {
  /** Null for all. */
  userId: UserId | null
  /** What follows the @. */
  name: string
  displayName: string
}

/** A mention that is being written: from the @ at `start` to the caret at `end`. */
export interface Query {
  start: number
  end: number
  text: string
}

const MOST = 8
const LONGEST = 33
const BEFORE = /(?:^|[^\p{L}\p{N}@._-])@([\p{L}\p{N}._-]*)$/u

/** The mention before the caret, or null. */
export function queryAt(text: string, caret: number): Query | null {
  const near = text.slice(Math.max(0, caret - LONGEST - 2), caret)
  const typed = BEFORE.exec(near)?.[1]
  return typed === undefined || typed.length > LONGEST
    ? null
    : { start: caret - typed.length - 1, end: caret, text: typed }
}

/** Those whose user name, or a word of whose name, begins with the text: user names first, at most eight. */
export function rank(all: readonly Candidate[], text: string): Candidate[] {
  const wanted = text.toLowerCase()
  const byName = all.filter(({ name }) => name.startsWith(wanted))
  const byWord = all.filter(
    (candidate) =>
      !candidate.name.startsWith(wanted) &&
      candidate.displayName
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(wanted)),
  )
  return [...byName, ...byWord].slice(0, MOST)
}

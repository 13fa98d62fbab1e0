import type { UserId } from '@/realtime/protocol.gen'
import { fold, wordStarts } from '@/text/fold'
import { opensMention } from '@/text/mentionPlaces'

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
const TYPED = /@([\p{L}\p{M}\p{N}\p{Join_Control}._'’-]*)$/u

/** The mention before the caret, or null. */
export function queryAt(text: string, caret: number): Query | null {
  const near = text.slice(Math.max(0, caret - LONGEST - 2), caret)
  const typed = TYPED.exec(near)?.[1]
  if (typed === undefined || typed.length > LONGEST) {
    return null
  }
  const start = caret - typed.length - 1
  return opensMention(text.slice(0, caret), start) ? { start, end: caret, text: typed } : null
}

/** Those whose user name, or a word of whose name, begins with the text: user names first, at most eight. */
export function rank(all: readonly Candidate[], text: string): Candidate[] {
  const wanted = fold(text)
  const byName = all.filter(({ name }) => name.startsWith(wanted))
  const byWord = all.filter(
    (candidate) =>
      !candidate.name.startsWith(wanted) &&
      wordStarts(candidate.displayName).some((word) => word.startsWith(wanted)),
  )
  return [...byName, ...byWord].slice(0, MOST)
}

import type { MatchRange } from '@/api/schema'

/** A piece of a text, and whether it is what was looked for. */
export interface Part {
  text: string
  match: boolean
}

const BEFORE = 28
const LENGTH = 220

/** The surroundings of the first match, cut at whole characters and, where there is one near, at a space. */
export function snippetOf(text: string, ranges: readonly MatchRange[]): Part[] {
  const first = ranges[0]?.start ?? 0
  const start = first <= BEFORE ? 0 : startNear(text, first)
  const end = wholeCharacter(text, Math.min(text.length, start + LENGTH))
  const parts = partsOf(text, ranges, start, end)
  if (start > 0) {
    parts.unshift({ text: '…', match: false })
  }
  if (end < text.length) {
    parts.push({ text: '…', match: false })
  }
  return parts
}

/** The text from `start` to `end` in pieces, each of which matches or does not. */
export function partsOf(text: string, ranges: readonly MatchRange[], start = 0, end = text.length): Part[] {
  const parts: Part[] = []
  let at = start
  for (const range of ranges) {
    const from = Math.max(range.start, at)
    const to = Math.min(range.end, end)
    if (from < to) {
      if (at < from) {
        parts.push({ text: text.slice(at, from), match: false })
      }
      parts.push({ text: text.slice(from, to), match: true })
      at = to
    }
  }
  if (at < end) {
    parts.push({ text: text.slice(at, end), match: false })
  }
  return parts
}

function startNear(text: string, match: number): number {
  const earliest = match - BEFORE
  const space = text.slice(earliest, match).search(/\s/)
  return space < 0 ? wholeCharacter(text, earliest) : earliest + space + 1
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

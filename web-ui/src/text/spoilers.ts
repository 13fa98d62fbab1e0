/** What begins and ends the part of a text that is covered until somebody asks for it. */
const MARK = '||'

/** A part of a text, in UTF-16 units. */
export interface Span {
  start: number
  end: number
}

/**
 * Finds where spoilers of a text end: of the one whose mark stands at a place, behind the next mark that follows on something
 * other than white space; null where none begins there, or none ends. Whoever asks from the left to the right has the text
 * looked through once.
 */
export function spoilerEnds(text: string): (start: number) => number | null {
  let from = 0
  let next = -2
  return (start) => {
    if (!text.startsWith(MARK, start) || isSpace(text, start + MARK.length)) {
      return null
    }
    const earliest = start + MARK.length + 1
    if (next === -2 || earliest < from || (next >= 0 && next < earliest)) {
      from = earliest
      next = closingMark(text, earliest)
    }
    return next < 0 ? null : next + MARK.length
  }
}

/**
 * What is not to be seen in a line that stands for a text. At least all that a formatted text covers, whatever else is in it:
 * a mark that ends one spoiler may begin another one, and one in code counts as well. Without overlaps, in their order.
 */
export function spoilersIn(text: string): Span[] {
  const covered: Span[] = []
  const endOf = spoilerEnds(text)
  // Of three bars in a row the second may begin one, too.
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + 1)) {
    const end = endOf(at)
    const last = covered.at(-1)
    if (end !== null && last && at < last.end) {
      last.end = Math.max(last.end, end)
    } else if (end !== null) {
      covered.push({ start: at, end })
    }
  }
  return covered
}

/** A text as far as it may be seen at once. */
export function withoutSpoilers(text: string): string {
  return spoilersIn(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  )
}

/** Whether there is anything in a text that is not to be seen at once. */
export function hasSpoiler(text: string): boolean {
  return text.includes(MARK) && spoilersIn(text).length > 0
}

function closingMark(text: string, from: number): number {
  let at = text.indexOf(MARK, from)
  while (at >= 0 && isSpace(text, at - 1)) {
    at = text.indexOf(MARK, at + 1)
  }
  return at
}

function isSpace(text: string, at: number): boolean {
  return at >= text.length || /\s/.test(text.charAt(at))
}

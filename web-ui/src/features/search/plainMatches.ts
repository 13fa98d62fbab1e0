import type { MatchRange } from '@/api/schema'
import { mayBeFormatted, plainWithOrigins } from '@/text/plainText'

/** A message in words alone, with what was looked for at its places in them. What a spoiler covers is not among it. */
export function plainMatches(
  text: string,
  ranges: readonly MatchRange[],
): { text: string; ranges: readonly MatchRange[] } {
  if (!mayBeFormatted(text)) {
    return { text, ranges }
  }
  const plain = plainWithOrigins(text)
  return {
    text: plain.text,
    ranges: ranges.flatMap(({ start, end }) => {
      const from = plain.origins.findIndex((origin) => origin >= start)
      const to = plain.origins.findLastIndex((origin) => origin < end) + 1
      return from >= 0 && from < to ? [{ start: from, end: to }] : []
    }),
  }
}

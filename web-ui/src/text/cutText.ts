/** Code units; a single character may be written in thousands of them. */
const UNITS_PER_CHARACTER = 4

/**
 * The beginning of a text, cut between two characters as people see them: never within an emoji of several parts, or
 * between a letter and its marks.
 *
 * @param longest in characters
 */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) {
    return text
  }
  let end = 0
  let count = 0
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    const after = index + segment.length
    if (count === longest || after > longest * UNITS_PER_CHARACTER) {
      return `${text.slice(0, end).trimEnd()}…`
    }
    end = after
    count++
  }
  return text
}

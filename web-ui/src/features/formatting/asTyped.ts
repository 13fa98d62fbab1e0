import { type Line, linesOf } from '@/text/fences'

const QUOTE = /^ {0,3}>/
/** A quotation is `> `; `>_<` and `>:(` are faces. */
const FACE = /^( {0,3})>(?! |>|$)/
/** `+ 1` is said, not listed. */
const PLUS = /^(\s*)\+(?=\s)/
const ITEM = /^\s*(?:[*-]|\d{1,9}[.)])(?:\s|$)/
const INDENTED = /^\s/

/**
 * Markdown as people type it in chats, as CommonMark would write it: a quotation and a list end with their last line, so
 * that an answer below is none of theirs; a fence may close at the end of a line of code.
 */
export function asTyped(text: string): string {
  const lines: string[] = []
  let open: 'quote' | 'list' | null = null
  for (const line of linesOf(text)) {
    if (line.kind !== 'words') {
      open = null
      lines.push(...ofCode(line))
      continue
    }
    const next = opened(line.text, open)
    if (open !== null && next === null && line.text.trim() !== '') {
      lines.push('')
    }
    open = next
    lines.push(line.text.replace(FACE, '$1\\>').replace(PLUS, '$1\\+'))
  }
  return lines.join('\n')
}

function ofCode({ text, closing }: Line): string[] {
  return closing === 0 ? [text] : [text.slice(0, text.length - closing), text.slice(text.length - closing)]
}

/** What a line is part of. */
function opened(line: string, before: 'quote' | 'list' | null): 'quote' | 'list' | null {
  if (QUOTE.test(line) && !FACE.test(line)) {
    return 'quote'
  }
  if (ITEM.test(line)) {
    return 'list'
  }
  return before === 'list' && (INDENTED.test(line) || line === '') ? 'list' : null
}

/** A line of a text, and what it is to a code block that is fenced in by backticks or tildes. */
export interface Line {
  text: string
  /** Where it begins in the text, in UTF-16 units. */
  start: number
  kind: 'words' | 'fence' | 'code'
  /** How many backticks at the end of a line of code close the block, as people write it; mostly 0. */
  closing: number
}

/** Not indented: then it begins a block of its own whatever comes before, a list as well. */
const OPENING = /^(?:(`{3,})[^`]*|(~{3,})(?:[^~\n\r\u2028\u2029].*)?)$/
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/

/** The lines of a text. A fence that is not closed reaches to the end, as in CommonMark. */
export function linesOf(text: string): Line[] {
  let start = 0
  let open: string | null = null
  return text.split('\n').map((line) => {
    const at = start
    start += line.length + 1
    if (open === null) {
      const [, ticks, tildes] = OPENING.exec(line) ?? []
      open = ticks ?? tildes ?? null
      return { text: line, start: at, kind: open === null ? 'words' : 'fence', closing: 0 }
    }
    if (CLOSING.exec(line)?.[1]?.startsWith(open)) {
      open = null
      return { text: line, start: at, kind: 'fence', closing: 0 }
    }
    const closing = open.startsWith('`') && line.endsWith(open) ? open.length : 0
    open = closing > 0 ? null : open
    return { text: line, start: at, kind: 'code', closing }
  })
}

/** Whether a code block is open at the end of a text: a line that follows is part of it. */
export function endsInCode(text: string): boolean {
  let open = false
  for (const { kind, closing } of linesOf(text)) {
    open = kind === 'fence' ? !open : kind === 'code' && closing === 0
  }
  return open
}

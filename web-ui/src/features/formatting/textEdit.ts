/** What can be done to the words that are selected in a field. */
export type Format =
  'bold' | 'italic' | 'strike' | 'code' | 'codeBlock' | 'quote' | 'list' | 'spoiler' | 'link'

/** A text, and what of it is selected, in UTF-16 units. */
export interface Selected {
  text: string
  from: number
  to: number
}

/** What is to be typed over a part of a text, and what of all is selected then. */
export interface TextEdit {
  from: number
  to: number
  insert: string
  select: { from: number; to: number }
}

const MARKS = { bold: '**', italic: '*', strike: '~~', code: '`', spoiler: '||' } as const
const PREFIXES = { quote: '> ', list: '- ' } as const
const FENCE = '```'
const ADDRESS = 'https://'

/** Puts the marks of a format around what is selected, or before its lines; takes them away where they are. */
export function edited(format: Format, selected: Selected): TextEdit {
  switch (format) {
    case 'quote':
    case 'list':
      return prefixed(PREFIXES[format], selected)
    case 'codeBlock':
      return fenced(selected)
    case 'link':
      return linked(selected)
    case 'code':
      return wordsOf(selected).includes('\n') ? fenced(selected) : wrapped(MARKS.code, selected)
    default:
      return wrapped(MARKS[format], selected)
  }
}

/** White space stays outside: marks beside it would be none. */
function wrapped(mark: string, selected: Selected): TextEdit {
  const { text, from, to } = trimmed(selected)
  const words = text.slice(from, to)
  const { length } = mark
  if (isMarked(mark, runBefore(text, from, mark), runAfter(text, to, mark))) {
    return replace(from - length, to + length, words, from - length, words.length)
  }
  if (
    words.length >= 2 * length &&
    isMarked(mark, runAfter(words, 0, mark), runBefore(words, words.length, mark))
  ) {
    const inner = words.slice(length, -length)
    return replace(from, to, inner, from, inner.length)
  }
  return replace(from, to, `${mark}${words}${mark}`, from + length, words.length)
}

/** Two asterisks are bold, one is italic, three are both. */
function isMarked(mark: string, before: number, after: number): boolean {
  const run = Math.min(before, after)
  return mark === MARKS.italic ? run === 1 || run === 3 : run >= mark.length
}

function prefixed(prefix: string, { text, from, to }: Selected): TextEdit {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', to)
  const end = next < 0 ? text.length : next
  const lines = text.slice(start, end).split('\n')
  const insert = lines.every((line) => line.startsWith(prefix))
    ? lines.map((line) => line.slice(prefix.length))
    : lines.map((line) => prefix + line)
  const all = insert.join('\n')
  return from === to
    ? replace(start, end, all, start + all.length, 0)
    : replace(start, end, all, start, all.length)
}

function fenced({ text, from, to }: Selected): TextEdit {
  const words = text.slice(from, to)
  const [before, after] = [`${FENCE}\n`, `\n${FENCE}`]
  if (text.slice(0, from).endsWith(before) && text.startsWith(after, to)) {
    return replace(from - before.length, to + after.length, words, from - before.length, words.length)
  }
  const opening = (from > 0 && text[from - 1] !== '\n' ? '\n' : '') + before
  const closing = after + (to < text.length && text[to] !== '\n' ? '\n' : '')
  return replace(from, to, opening + words + closing, from + opening.length, words.length)
}

/** The part that is still to be written is selected. */
function linked(selected: Selected): TextEdit {
  const { from, to } = trimmed(selected)
  const words = wordsOf(selected).trim()
  if (/^https?:\/\/\S+$/.test(words)) {
    return replace(from, to, `[](${words})`, from + 1, 0)
  }
  return replace(from, to, `[${words}](${ADDRESS})`, from + words.length + 3, ADDRESS.length)
}

function wordsOf({ text, from, to }: Selected): string {
  return text.slice(from, to)
}

function trimmed(selected: Selected): Selected {
  const words = wordsOf(selected)
  const start = words.length - words.trimStart().length
  const from = start === words.length ? selected.from : selected.from + start
  return { text: selected.text, from, to: from + words.trim().length }
}

function runBefore(text: string, at: number, mark: string): number {
  let start = at
  while (start > 0 && text[start - 1] === mark[0]) {
    start--
  }
  return at - start
}

function runAfter(text: string, at: number, mark: string): number {
  let end = at
  while (end < text.length && text[end] === mark[0]) {
    end++
  }
  return end - at
}

function replace(from: number, to: number, insert: string, at: number, length: number): TextEdit {
  return { from, to, insert, select: { from: at, to: at + length } }
}

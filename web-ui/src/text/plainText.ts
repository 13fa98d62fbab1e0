import { addressesIn } from './addresses'
import { linesOf } from './fences'
import { spoilersIn } from './spoilers'

const COVER = '▮▮▮'
const SIGNS = /[*_~`|>[\\]|^[^\S\n\r\u2028\u2029]*(?:#{1,6}|[-+]|\d{1,9}[.)]) /m
const QUOTE = /^(?: {0,3}>(?: |(?=>|$)))+/
const HEADING = /^ {0,3}#{1,6} +/
const BULLET = /^\s*[*-] (?=\S)/
const LINK = /\[([^[\]\n]+)\]\(<?https?:\/\/[^\s()<>]+>?\)/iy
const ESCAPABLE = /[!-/:-@[-`{-~]/
const SPACE = /\s/
const PUNCTUATION = /[\p{P}\p{S}]/u

/** A text without the marks of its formatting. */
export interface PlainText {
  text: string
  /** Where each UTF-16 unit of it stands in the text as written. */
  origins: readonly number[]
}

/** Whether there is any sign in a text that formats; most have none, and are what they are. */
export function mayBeFormatted(text: string): boolean {
  return SIGNS.test(text)
}

/** A message in words alone, for a line that stands for it. What a spoiler covers is not in it. */
export function plainText(text: string): string {
  return mayBeFormatted(text) ? plainWithOrigins(text).text : text
}

/** As {@link plainText}, for whoever has places in the text as written. */
export function plainWithOrigins(text: string): PlainText {
  const out = new Output()
  let words = new Output()
  const flush = () => {
    out.addAll(withoutMarks(words))
    words = new Output()
  }
  for (const { text: line, start, kind, closing } of linesOf(text)) {
    if (kind === 'words') {
      addLine(words, line, start)
    } else {
      flush()
      if (kind === 'code') {
        out.add(`${line.slice(0, line.length - closing)}\n`, start)
      }
    }
  }
  flush()
  return out.end()
}

/** Lines of words are looked at together: what is between two marks may be several lines. */
function addLine(words: Output, line: string, start: number): void {
  let at = QUOTE.exec(line)?.[0].length ?? 0
  at += HEADING.exec(line.slice(at))?.[0].length ?? 0
  const bullet = BULLET.exec(line.slice(at))
  if (bullet) {
    words.add('• ', start + at)
    at += bullet[0].length
  }
  words.add(`${line.slice(at)}\n`, start + at)
}

function withoutMarks(words: Output): Output {
  const { text, origins } = words
  const dropped = new Set<number>()
  const covers = spoilersIn(text)
  const marks = new Marks(text, dropped)
  marks.find()
  const out = new Output()
  for (let at = 0; at < text.length; at++) {
    if (covers[0]?.start === at) {
      out.add(COVER, origins[at] ?? 0, false)
      at = (covers.shift()?.end ?? at + 1) - 1
    } else if (!dropped.has(at)) {
      out.add(text.charAt(at), origins[at] ?? 0)
    }
  }
  return out
}

/** Finds the marks of a text that format it: near enough for a line, without the work of a parser. */
class Marks {
  private at = 0
  private readonly opened = new Map<string, number>()
  private readonly closingTicks: (length: number, from: number) => number

  constructor(
    private readonly text: string,
    private readonly dropped: Set<number>,
  ) {
    this.closingTicks = runsOf(text)
  }

  find(): void {
    const addresses = addressesIn(this.text)
    while (this.at < this.text.length) {
      while (addresses[0] && addresses[0].end <= this.at) {
        addresses.shift()
      }
      if (addresses[0] && addresses[0].start <= this.at) {
        this.at = addresses[0].end
      } else {
        this.look(this.text.charAt(this.at))
      }
    }
  }

  private look(sign: string): void {
    if (sign === '\\' && ESCAPABLE.test(this.text.charAt(this.at + 1))) {
      this.drop(this.at, 1)
      this.at += 2
    } else if (sign === '`') {
      this.code()
    } else if (sign === '[') {
      this.link()
    } else if (sign === '*' || sign === '_' || sign === '~') {
      this.emphasis(sign)
    } else {
      this.at++
    }
  }

  private code(): void {
    const length = runLength(this.text, this.at)
    const close = this.closingTicks(length, this.at + length)
    if (close >= 0) {
      this.drop(this.at, length)
      this.drop(close, length)
      this.at = close
    }
    this.at += length
  }

  private link(): void {
    LINK.lastIndex = this.at
    const [whole, label] = LINK.exec(this.text) ?? []
    if (whole !== undefined && label !== undefined) {
      this.drop(this.at, 1)
      this.drop(this.at + 1 + label.length, whole.length - 1 - label.length)
    }
    this.at++
  }

  private emphasis(sign: string): void {
    const length = runLength(this.text, this.at)
    const key = sign.repeat(length)
    const { opens, closes } = flanks(this.text, this.at, length)
    const opening = this.opened.get(key)
    if (closes && opening !== undefined) {
      this.drop(opening, length)
      this.drop(this.at, length)
      this.opened.delete(key)
    } else if (opens && length <= 3 && (sign !== '~' || length === 2)) {
      this.opened.set(key, this.at)
    }
    this.at += length
  }

  private drop(from: number, length: number): void {
    for (let at = from; at < from + length; at++) {
      this.dropped.add(at)
    }
  }
}

/** Left- and right-flanking runs, as CommonMark has them: within a word an underscore is a letter. */
function flanks(text: string, at: number, length: number): { opens: boolean; closes: boolean } {
  const before = at === 0 ? ' ' : text.charAt(at - 1)
  const after = at + length >= text.length ? ' ' : text.charAt(at + length)
  const left =
    !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before))
  const right =
    !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after))
  const inWord = text.charAt(at) === '_'
  return {
    opens: left && (!inWord || !right || PUNCTUATION.test(before)),
    closes: right && (!inWord || !left || PUNCTUATION.test(after)),
  }
}

/** Finds the next run of so many backticks; the runs of each length are gone through once. */
function runsOf(text: string): (length: number, from: number) => number {
  const places = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const of = places.get(run.length)
    if (of) {
      of.push(index)
    } else {
      places.set(run.length, [index])
    }
  }
  return (length, from) => {
    const of = places.get(length) ?? []
    while (of[0] !== undefined && of[0] < from) {
      of.shift()
    }
    return of[0] ?? -1
  }
}

function runLength(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === text.charAt(at) && end < text.length) {
    end++
  }
  return end - at
}

class Output {
  text = ''
  readonly origins: number[] = []

  /** @param running whether its units stand one after the other in the text as written, too */
  add(text: string, origin: number, running = true): void {
    this.text += text
    for (let at = 0; at < text.length; at++) {
      this.origins.push(running ? origin + at : origin)
    }
  }

  addAll({ text, origins }: Output): void {
    this.text += text
    for (const origin of origins) {
      this.origins.push(origin)
    }
  }

  /** Without the end of the last line, which is that of a text. */
  end(): PlainText {
    const text = this.text.replace(/\n$/, '')
    return { text, origins: this.origins.slice(0, text.length) }
  }
}

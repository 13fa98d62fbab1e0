import { PLAIN_LATIN } from './latinLetters'

/** A base character with more marks than people write is cut into several units, as the server does. */
const MAX_UNIT = 32
/** One character that stands for a whole phrase (U+FDFA is 18 letters) stays what it is. */
const MAX_EXPANSION = 8

const APOSTROPHES =
  '`\u00b4\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u07f4\u1fbd\u1fbf\u2018\u2019\u201b\u2032\ua78c'
const QUOTATION_MARKS = '\u00ab\u00bb\u05f4\u201c\u201d\u201e\u201f\u2033'
const DASHES = '\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d'

/** Letters that look and are typed alike in Arabic, Persian and Urdu; ё; and the apostrophe that NFKC makes of ŉ. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['\u0649', '\u06cc'],
  ['\u064a', '\u06cc'],
  ['\u06d2', '\u06cc'],
  ['\u0643', '\u06a9'],
  ['\u06aa', '\u06a9'],
  ['\u0629', '\u0647'],
  ['\u06be', '\u0647'],
  ['\u06c1', '\u0647'],
  ['\u06c3', '\u0647'],
  ['\u06d5', '\u0647'],
  ['\u0671', '\u0627'],
  ['\u0672', '\u0627'],
  ['\u0673', '\u0627'],
  ['ё', 'е'],
  ['\u02bc', "'"],
])

const ASCII = /^[\0-\x7f]*$/
const COMBINES = /[\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f\p{M}]/u
const LOSES_ITS_MARKS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u
const LEFT_OUT =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]|(?=\p{Mn})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]|(?=\p{Mn})(?![\u3099\u309a])\p{Script=Inherited}/u
const WORD = /[\p{L}\p{Nd}\p{M}']+/gu
const SPACE = /[\p{Z}\p{Cc}\u2800]/u
const DIGIT = /\p{Nd}/u

/**
 * What counts as the same wherever something is looked for: see the server's `Folding`, of which this is the page's side, step
 * by step. Both are held to `docs/protocol/text-cases.json`, and to `folding-table.txt` beside it, which has every character.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) {
    return text
      .replace(/[\0-\x20\x7f]/g, ' ')
      .replace(/`/g, "'")
      .toLowerCase()
  }
  let folded = ''
  for (let from = 0; from < text.length;) {
    const to = unitEnd(text, from)
    folded += foldUnit(text.slice(from, to))
    from = to
  }
  return folded
}

/** The words of a query, folded. */
export function wordsOf(query: string): string[] {
  return fold(query).split(' ').filter(Boolean)
}

/** The places of a name from which a search by prefix may start, as the server has them: each word, folded. */
export function wordStarts(name: string): string[] {
  return fold(name).match(WORD) ?? []
}

/** Whether a name has each of the words, be it inside of others. */
export function hasWords(name: string, words: readonly string[]): boolean {
  const folded = words.length === 0 ? '' : fold(name)
  return words.every((word) => folded.includes(word))
}

/** The end of the unit that starts at `from`: a character with what combines with it. */
function unitEnd(text: string, from: number): number {
  let to = from + lengthAt(text, from)
  while (to < text.length && to - from < MAX_UNIT && COMBINES.test(text.slice(to, to + lengthAt(text, to)))) {
    to += lengthAt(text, to)
  }
  return to
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function foldUnit(written: string): string {
  const unit = withPlainSign(written)
  const whole = unit.normalize('NFKC')
  const compatible = whole.length > MAX_EXPANSION * unit.length ? unit : whole
  // By way of upper case ß and ss, the two lower-case sigmas, and the dotted and dotless i are one; ẞ is first made ß.
  const lower = compatible.toLowerCase().toUpperCase().toLowerCase()
  return [...lower.normalize('NFC')]
    .flatMap((sign) => (LOSES_ITS_MARKS.test(sign) ? [...sign.normalize('NFD')] : sign))
    .map(foldSign)
    .join('')
}

/** Before NFKC, which makes a space and an accent of some apostrophes. */
function withPlainSign(unit: string): string {
  const first = unit.charAt(0)
  const plain = APOSTROPHES.includes(first)
    ? "'"
    : QUOTATION_MARKS.includes(first)
      ? '"'
      : DASHES.includes(first)
        ? '-'
        : first
  return plain + unit.slice(1)
}

function foldSign(sign: string): string {
  if (LEFT_OUT.test(sign)) {
    return ''
  }
  if (DIGIT.test(sign)) {
    return digit(sign.codePointAt(0) ?? 0)
  }
  return SPACE.test(sign) ? ' ' : (SAME.get(sign) ?? PLAIN_LATIN.get(sign) ?? sign)
}

/** The digits of a script stand in a row from 0 to 9, those of a few scripts behind one another. */
function digit(codePoint: number): string {
  let before = 0
  while (DIGIT.test(String.fromCodePoint(codePoint - before - 1))) {
    before++
  }
  return String(before % 10)
}

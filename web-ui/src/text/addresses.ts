/** A place of a text, in UTF-16 units. */
export interface Address {
  start: number
  end: number
  /** Whether it is written out with http or https; else it only looks like an address. */
  web: boolean
}

/** What the scanners need of a string. */
export type Text = Pick<string, 'length' | 'codePointAt'>

const BRACKETS = '()[]{}'
const NEVER_WITHIN = /[<>"`|\\\u2014\u2015\u2026\u2800\uff5c\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/u
/** Of other scripts only: those of ASCII are within many addresses. */
const SENTENCE_MARK =
  /(?=[^\p{Mn}\p{ASCII}])[\p{Terminal_Punctuation}\p{Quotation_Mark}\p{Default_Ignorable_Code_Point}]/u
const NEVER_LAST = /[.,;:!?'*_~\u200c\u200d]|(?=\P{ASCII})[\p{Po}\p{Pd}\p{Pc}\p{Pf}]/u
/** The right single quote and the joiners, which are part of words. */
const OF_WORDS = /[\u2019\u200c\u200d]/u
const OF_HOST = /[\u200c\u200d\p{L}\p{Nd}\p{M}]/u
const RUN = /[\u200c\u200d\p{L}\p{Nd}\p{M}+.-]/u
const LETTER = /[a-z]/i
const DIGIT = /\d/
const PORT_MAX = 5
const OWN_HOST = 'localhost'

/**
 * The addresses that are written out in a text, in its order and apart from each other, as the server's `Addresses` finds
 * them; both are held to `docs/protocol/text-cases.json`. One pass: no character is looked at more often than a few times,
 * whatever the text.
 *
 * An address goes on to the first character that no address has (white space, quotation marks, the brackets and the sentence
 * marks of any script) or to a bracket that was not opened in it. What may end a sentence is not part of its end. Without a
 * scheme it is a host of any script, `localhost` too, with a port or none, and a path, query or fragment.
 */
export function addressesIn(text: Text): Address[] {
  const found: Address[] = []
  let at = 0
  while (at < text.length) {
    const end = runEnd(text, at)
    const address = end === at ? null : addressAt(text, at, end)
    if (address) {
      found.push(address)
    }
    at = address?.end ?? Math.max(end, at + 1)
  }
  return found
}

/** @param end where the letters, digits, dots and dashes end that begin at `start`, those of any script */
function addressAt(text: Text, start: number, end: number): Address | null {
  if (startsWith(text, end, '://')) {
    const body = end + 3
    const last = addressEnd(text, body)
    const web = webStart(text, start, end)
    return last === body ? null : { start: web ?? start, end: last, web: web !== null }
  }
  const ofMention = start > 0 && signAt(text, start - 1) === '@'
  if (ofMention || !isHost(text, start, end)) {
    return null
  }
  const hostEnd = portEnd(text, end)
  return goesOn(text, hostEnd) ? { start, end: addressEnd(text, hostEnd + 1), web: false } : null
}

/** Where the port ends that begins at `at` with its colon; `at` where there is none. */
function portEnd(text: Text, at: number): number {
  let end = at + 1
  while (end < text.length && end - at <= PORT_MAX && DIGIT.test(signAt(text, end))) {
    end++
  }
  return startsWith(text, at, ':') && end > at + 1 ? end : at
}

/** Whether a path follows a host, or a query or fragment: those marks end sentences, too. */
function goesOn(text: Text, at: number): boolean {
  const marked = startsWith(text, at, '?') || startsWith(text, at, '#')
  const next = marked ? at + 1 : at
  return startsWith(text, next, '/') || (marked && runEnd(text, next) > next)
}

/** Where the address ends whose host or path begins at `body`; `body` where it has none. */
function addressEnd(text: Text, body: number): number {
  const open = [0, 0, 0]
  let end = body
  let at = body
  while (at < text.length) {
    const sign = signAt(text, at)
    at += sign.length
    const bracket = BRACKETS.indexOf(sign)
    const kind = bracket >> 1
    if (bracket >= 0 && bracket % 2 === 0) {
      open[kind] = (open[kind] ?? 0) + 1
    } else if (bracket >= 0) {
      if (open[kind] === 0) {
        return end
      }
      open[kind] = (open[kind] ?? 0) - 1
      end = at
    } else if (isNeverWithin(sign)) {
      return end
    } else if (!NEVER_LAST.test(sign)) {
      end = at
    }
  }
  return end
}

function isNeverWithin(sign: string): boolean {
  return !OF_WORDS.test(sign) && (NEVER_WITHIN.test(sign) || SENTENCE_MARK.test(sign))
}

/** Where `http` or `https` begins that ends at `end`, as a word of its own; else null. */
function webStart(text: Text, start: number, end: number): number | null {
  for (const scheme of ['https', 'http']) {
    const from = end - scheme.length
    if (from >= start && [...scheme].every((sign, i) => signAt(text, from + i).toLowerCase() === sign)) {
      const before = from === start ? ' ' : signAt(text, from - 1)
      return LETTER.test(before) || before === '+' ? null : from
    }
  }
  return null
}

function startsWith(text: Text, at: number, prefix: string): boolean {
  return [...prefix].every((sign, i) => at + i < text.length && signAt(text, at + i) === sign)
}

function runEnd(text: Text, from: number): number {
  let at = from
  while (at < text.length) {
    const sign = signAt(text, at)
    if (!RUN.test(sign)) {
      return at
    }
    at += sign.length
  }
  return at
}

/** Words with dots between them. */
function isHost(text: Text, start: number, end: number): boolean {
  let dotted = false
  let afterWord = false
  for (let at = start; at < end;) {
    const sign = signAt(text, at)
    if (sign === '+' || (sign === '.' && !afterWord)) {
      return false
    }
    dotted ||= sign === '.'
    afterWord = OF_HOST.test(sign)
    at += sign.length
  }
  return afterWord && (dotted || isOwnHost(text, start, end))
}

function isOwnHost(text: Text, start: number, end: number): boolean {
  return (
    end - start === OWN_HOST.length &&
    [...OWN_HOST].every((sign, i) => signAt(text, start + i).toLowerCase() === sign)
  )
}

function signAt(text: Text, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}

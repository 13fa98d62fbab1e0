import { type Part, type Place, placesOf } from './messageParts'
import type { MentionView } from '@/realtime/protocol.gen'

/** What stands for a link in the text that is parsed; a sign that says which one follows. */
const LINK = '\ue000'
/** The same for a mention, or for what is to stay as written. */
const OTHER = '\ue001'
const FIRST_SIGN = 0xe002
/** As many as there are signs of private use beside. */
const MOST_PLACES = 0xf8ff - FIRST_SIGN
const PRIVATE = /[\ue000-\uf8ff]/g
const LINK_ALONE = /^\ue000[\ue002-\uf8ff]$/
const STANDS_FOR = /[\ue000\ue001]([\ue002-\uf8ff])/g

/**
 * A text in which signs of private use stand for its links and mentions, so that no parser takes anything in them for
 * formatting. They are letters to it, and keep their places in their neighbours: `**@anna**` is bold.
 */
export interface Placed {
  text: string
  /** A parsed text in its pieces. */
  partsOf(parsed: string): Part[]
  /** A parsed text as it was written. */
  written(parsed: string): string
  /** Where the link leads that a parsed text stands for; null where it is anything else. */
  hrefOf(parsed: string): string | null
}

/** @returns null for a text of more places than there are signs */
export function placed(text: string, mentions: readonly MentionView[]): Placed | null {
  const places = [...placesOf(text, mentions), ...privateSigns(text)].sort((a, b) => a.start - b.start)
  const kept: Part[] = []
  let signs = ''
  let at = 0
  for (const { start, end, href, mention } of places) {
    if (start < at) {
      continue
    }
    if (kept.length === MOST_PLACES) {
      return null
    }
    signs += text.slice(at, start) + (href === null ? OTHER : LINK)
    signs += String.fromCharCode(FIRST_SIGN + kept.length)
    kept.push({ text: text.slice(start, end), href, mention })
    at = end
  }
  return { text: signs + text.slice(at), ...reader(kept) }
}

/** Those that somebody has written are as good as any other sign. */
function privateSigns(text: string): Place[] {
  return [...text.matchAll(PRIVATE)].map(({ index }) => {
    return { start: index, end: index + 1, href: null, mention: null }
  })
}

function reader(kept: readonly Part[]): Omit<Placed, 'text'> {
  const partAt = (sign: string) => kept[sign.charCodeAt(0) - FIRST_SIGN]
  const plain = (text: string): Part => ({ text, href: null, mention: null })
  return {
    partsOf(parsed) {
      const parts: Part[] = []
      let at = 0
      for (const { 0: both, 1: sign = '', index } of parsed.matchAll(STANDS_FOR)) {
        const part = partAt(sign)
        if (index > at) {
          parts.push(plain(parsed.slice(at, index)))
        }
        if (part) {
          parts.push(part)
        }
        at = index + both.length
      }
      return at < parsed.length ? [...parts, plain(parsed.slice(at))] : parts
    },
    written: (parsed) => parsed.replace(STANDS_FOR, (_, sign: string) => partAt(sign)?.text ?? ''),
    hrefOf: (parsed) => (LINK_ALONE.test(parsed) ? (partAt(parsed.charAt(1))?.href ?? null) : null),
  }
}

/** Whether a parsed text stands for a link that leads somewhere. */
export function isPlacedLink(parsed: string): boolean {
  return LINK_ALONE.test(parsed)
}

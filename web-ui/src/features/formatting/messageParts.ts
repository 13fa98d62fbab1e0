import type { MentionView, UserId } from '@/realtime/protocol.gen'
import { addressesIn } from '@/text/addresses'

/** A piece of a message's text; all pieces after one another are the text. */
export interface Part {
  text: string
  /** Where it leads, an http or https address; null for what is no link. */
  href: string | null
  /** Who is mentioned by it: 'all', or a user; null for what is no mention. */
  mention: UserId | 'all' | null
}

/** A place of a text that is a link or a mention; one that is neither is an address nevertheless, and is shown as written. */
export type Place = Omit<Part, 'text'> & { start: number; end: number }

/**
 * Cuts a text at its addresses and mentions. Addresses come first: no mention is within one. All else is text, as written. A mention that is none, out of the text or within another, is left as text.
 */
export function partsOf(text: string, mentions: readonly MentionView[]): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { start, end, href, mention } of placesOf(text, mentions)) {
    if (start < at || (href === null && mention === null)) {
      continue
    }
    if (start > at) {
      parts.push({ text: text.slice(at, start), href: null, mention: null })
    }
    parts.push({ text: text.slice(start, end), href, mention })
    at = end
  }
  if (at < text.length || parts.length === 0) {
    parts.push({ text: text.slice(at), href: null, mention: null })
  }
  return parts
}

/** In the order of the text; a mention may be within another. */
export function placesOf(text: string, mentions: readonly MentionView[]): Place[] {
  // Most texts have no slash, and no address is without one.
  const addresses = text.includes('/') ? addressesIn(text) : []
  const links = addresses.map(({ start, end, web }): Place => {
    return { start, end, href: web ? hrefOf(text.slice(start, end)) : null, mention: null }
  })
  const named = mentions
    .map(({ userId, start, length }): Place => ({
      start,
      end: start + length,
      href: null,
      mention: userId ?? 'all',
    }))
    .filter(({ start, end }) => start < end && end <= text.length && text[start] === '@')
    .filter((place) => !addresses.some(({ start, end }) => place.start < end && start < place.end))
  return [...links, ...named].sort((a, b) => a.start - b.start)
}

/**
 * Where an address leads, as a browser writes it. Null for none, and for one with a user's name in it: that serves to look
 * like another one.
 */
export function hrefOf(address: string): string | null {
  if (!URL.canParse(address)) {
    return null
  }
  const { protocol, hostname, username, password, href } = new URL(address)
  const web = protocol === 'https:' || protocol === 'http:'
  return web && hostname !== '' && username === '' && password === '' ? href : null
}

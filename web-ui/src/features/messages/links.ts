/** A piece of a text; all pieces after one another are the text. */
export interface LinkPiece {
  text: string
  /** Where it leads, an http or https address; null for plain text. */
  href: string | null
}

const ADDRESS = /https?:\/\/[^\s<>"“”«»]+/giu
const CLOSING = /[.,;:!?'’…*_~]+$/u

/** Cuts a text at the addresses written out in it. */
export function linksIn(text: string): LinkPiece[] {
  const pieces: LinkPiece[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0])
    const href = safe(address)
    if (href !== null) {
      if (match.index > at) {
        pieces.push({ text: text.slice(at, match.index), href: null })
      }
      pieces.push({ text: address, href })
      at = match.index + address.length
    }
  }
  if (at < text.length) {
    pieces.push({ text: text.slice(at), href: null })
  }
  return pieces
}

/** Without what closes the sentence around it; a bracket stays where it was opened in the address. */
function trimmed(address: string): string {
  const bare = address.replace(CLOSING, '')
  for (const [open, close] of ['()', '[]', '{}']) {
    if (open && close && bare.endsWith(close) && count(bare, close) > count(bare, open)) {
      return trimmed(bare.slice(0, -1))
    }
  }
  return bare
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}

/** Null also for an address with a user's name in it: that serves to look like another one. */
function safe(address: string): string | null {
  if (!URL.canParse(address)) {
    return null
  }
  const { protocol, hostname, username, password, href } = new URL(address)
  const web = protocol === 'https:' || protocol === 'http:'
  return web && hostname !== '' && username === '' && password === '' ? href : null
}

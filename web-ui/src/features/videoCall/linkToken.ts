/** The token by which one comes to a room, wherever it is kept. */
export interface LinkToken {
  /** Null where there is none. */
  read: () => string | null
  forget: () => void
}

const KEY = 'parley.callLink'
const PATH = /^\/video-call\/([^/]+)\/?$/

/**
 * Takes the token of a call link out of the address, before anything else sees it, and keeps it for this tab: until the
 * call is over the page can be loaded again.
 */
export function takeLinkToken(): void {
  const roomId = PATH.exec(location.pathname)?.[1]
  const token = new URLSearchParams(location.search).get('token')
  if (roomId === undefined || token === null) {
    return
  }
  history.replaceState(history.state, '', location.pathname)
  sessionStorage.setItem(KEY, JSON.stringify({ roomId, token }))
}

/** The token by which this tab has come to the room; null where it has come without one. */
export function linkTokenOf(roomId: string): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { roomId: string; token: string } | null
    return kept?.roomId === roomId ? kept.token : null
  } catch {
    return null
  }
}

export function forgetLinkToken(): void {
  sessionStorage.removeItem(KEY)
}

/** That of a link which was opened in this tab. */
export function tabToken(roomId: string): LinkToken {
  return { read: () => linkTokenOf(roomId), forget: forgetLinkToken }
}

/** One that this page alone knows: in a frame of another site a browser may keep nothing. */
export function memoryToken(first: string | null): LinkToken & { take: (token: string) => void } {
  let token = first
  return {
    read: () => token,
    take: (next) => {
      token = next
    },
    forget: () => {
      token = null
    },
  }
}

/**
 * The token of an embedded call, which a host page without a script puts behind the `#` of the frame's address: no server and
 * no log sees it there, nor does anybody who looks at the page. Opened as a page of its own it leaves the address at once.
 */
export function takeFrameToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token !== null && window.parent === window) {
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return token
}

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

import type { FinishProviderLoginRequest } from '@/api/schema'

/** Where somebody wanted to go, kept for this tab while it is at the provider. */
const DESTINATION = 'parley.providerTo'

export function rememberDestination(to: unknown): void {
  if (typeof to === 'string') {
    sessionStorage.setItem(DESTINATION, to)
  } else {
    sessionStorage.removeItem(DESTINATION)
  }
}

/** What was remembered; it is no safer than an address that somebody has typed. */
export function takeDestination(): string | null {
  const to = sessionStorage.getItem(DESTINATION)
  sessionStorage.removeItem(DESTINATION)
  return to
}

/** Where the provider sends the browser back. */
const PAGE = '/login/provider'

let answer: FinishProviderLoginRequest | null = null

/** Takes what the provider has sent out of the address, before anything else sees it; a load of the page loses it. */
export function takeProviderAnswer(): void {
  if (location.pathname.replace(/\/$/, '') !== PAGE) {
    return
  }
  const query = new URLSearchParams(location.search)
  const state = query.get('state')
  history.replaceState(history.state, '', location.pathname)
  if (state === null) {
    return
  }
  answer = { state }
  for (const name of ['code', 'error', 'iss'] as const) {
    const value = query.get(name)
    if (value !== null) {
      answer[name] = value
    }
  }
}

/** Null where the browser has come without one. It is good for one log-in. */
export function useProviderAnswer(): FinishProviderLoginRequest | null {
  const taken = answer
  answer = null
  return taken
}

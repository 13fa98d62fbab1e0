/** The pages to which the links of mails lead, and those that an administrator makes. */
export type LinkedPage = '/reset-password' | '/confirm-email' | '/digest-off' | '/register'

const KEY = 'parley.accountLink'
const PAGES: readonly LinkedPage[] = ['/reset-password', '/confirm-email', '/digest-off', '/register']

interface AccountLink {
  page: LinkedPage
  token: string
}

/**
 * Takes the token of such a link out of the address, before anything else sees it, and keeps it for this tab: one may have
 * to log in first.
 */
export function takeAccountLink(): void {
  const page = PAGES.find((each) => each === location.pathname.replace(/\/$/, ''))
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (page === undefined || token === null) {
    return
  }
  history.replaceState(history.state, '', location.pathname)
  sessionStorage.setItem(KEY, JSON.stringify({ page, token } satisfies AccountLink))
}

/** The token by which this tab has come to the page; null where it has come without one. */
export function accountToken(page: LinkedPage): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as AccountLink | null
    return kept?.page === page ? kept.token : null
  } catch {
    return null
  }
}

/** It was used, or is of no use. */
export function forgetAccountLink(): void {
  sessionStorage.removeItem(KEY)
}

const CODE = /^\/m\/([a-z]{3})-?([a-z]{4})-?([a-z]{3})\/?$/i

/** By what others come into a meeting. */
export function linkOf(code: string): string {
  return `${location.origin}/m/${code}`
}

/** The code of a meeting's link of this server; null for any other address. */
export function codeOfLink(href: string): string | null {
  if (!URL.canParse(href)) {
    return null
  }
  const { origin, pathname } = new URL(href)
  const parts = origin === location.origin ? CODE.exec(pathname) : null
  return parts ? parts.slice(1).join('-').toLowerCase() : null
}

/**
 * How times are told where the person is: from 0 to 23, or from 1 to 12 and twice. What counts is the region of the
 * browser, not the language of the page: in Germany an English page has 24 hours too.
 *
 * @param languages of the browser, the most preferred first
 */
export function clockOf(languages: readonly string[]): Intl.DateTimeFormatOptions {
  const locales = languages.flatMap(localeOf)
  const regional = locales.find(({ region }) => region !== undefined) ?? locales[0]
  const { hourCycle } = new Intl.DateTimeFormat(regional, { hour: 'numeric' }).resolvedOptions()
  const twice = hourCycle === 'h11' || hourCycle === 'h12'
  return { hour: 'numeric', minute: '2-digit', hourCycle: twice ? 'h12' : 'h23' }
}

/** None for what is no language: where a system has none, WebKit says “C”. */
function localeOf(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)]
  } catch {
    return []
  }
}

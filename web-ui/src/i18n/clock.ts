/**
 * How times are told where the person is: from 0 to 23, or from 1 to 12 and twice. What counts is the region of the
 * browser, not the language of the page: in Germany an English page has 24 hours too.
 *
 * @param languages of the browser, the most preferred first
 */
export function clockOf(languages: readonly string[]): Intl.DateTimeFormatOptions {
  const regional = languages.find((tag) => regionOf(tag) !== undefined) ?? languages[0]
  const { hourCycle } = new Intl.DateTimeFormat(regional, { hour: 'numeric' }).resolvedOptions()
  const twice = hourCycle === 'h11' || hourCycle === 'h12'
  return { hour: 'numeric', minute: '2-digit', hourCycle: twice ? 'h12' : 'h23' }
}

function regionOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).region
  } catch {
    return undefined
  }
}

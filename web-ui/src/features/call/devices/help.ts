export type BrowserFamily = 'chromium' | 'firefox' | 'safari' | 'other'

/** Which browser's way to mend a refusal to tell; all browsers of iOS keep it where Safari does. */
export function browserFamily(userAgent: string): BrowserFamily {
  if (/\b(?:iPhone|iPad|iPod)\b/.test(userAgent)) {
    return 'safari'
  }
  if (/\b(?:Firefox|FxiOS)\//.test(userAgent)) {
    return 'firefox'
  }
  if (/(?:Chrome|Chromium|CriOS|Edg|OPR)\//.test(userAgent)) {
    return 'chromium'
  }
  return /\bSafari\//.test(userAgent) ? 'safari' : 'other'
}

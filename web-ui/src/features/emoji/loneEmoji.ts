const MOST = 3

/** One emoji as Unicode recommends them; where the browser cannot ask for that, what has the form of one. */
const ONE = oneEmoji()

const graphemes = new Intl.Segmenter()

/** Whether a text is nothing but one emoji or up to three of them. */
export function isLoneEmoji(text: string): boolean {
  // The longest emoji has 35 code units.
  const said = text.length > 200 ? '' : text.replace(/\s+/gu, '')
  let count = 0
  for (const { segment } of graphemes.segment(said)) {
    if (++count > MOST || !ONE.test(segment)) {
      return false
    }
  }
  return count > 0
}

/** Whether a text is one emoji as Unicode recommends them. */
export function isEmoji(text: string): boolean {
  return ONE.test(text)
}

function oneEmoji(): RegExp {
  try {
    return new RegExp('^\\p{RGI_Emoji}$', 'v')
  } catch {
    const sign =
      '(?:\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}|(?![0-9#*])\\p{Emoji}\\uFE0F|\\p{Emoji_Presentation})'
    return new RegExp(
      `^(?:${sign}(?:\\u200D${sign})*|[0-9#*]\\uFE0F\\u20E3|\\p{RI}{2}|\\u{1F3F4}[\\u{E0020}-\\u{E007F}]+)$`,
      'u',
    )
  }
}

import { useStorage } from '@vueuse/core'
import { isEmoji } from './loneEmoji'

/** None, and Fitzpatrick's from light to dark. */
export const TONES = ['', '🏻', '🏼', '🏽', '🏾', '🏿'] as const

/** Hands that lie between two people have no tone of their own. */
const BASE = /(?!\u{1F91D}\u200D)(\p{Emoji_Modifier_Base})\uFE0F?/gu
const MODIFIER = /\p{Emoji_Modifier}/gu

/** Which of the tones one has chosen, 0 for none. */
export const skinTone = useStorage<number>('parley.emojiTone', 0, localStorage, {
  serializer: {
    read: (text) => (/^[0-5]$/.test(text) ? Number(text) : 0),
    write: String,
  },
})

/** An emoji in a tone, or as it is where it takes none. */
export function toned(sign: string, tone: number): string {
  const modifier = TONES[tone] ?? ''
  if (modifier === '') {
    return sign
  }
  const changed = sign.replace(BASE, `$1${modifier}`)
  return isEmoji(changed) ? changed : sign
}

/** An emoji without the tone that it has. Of those that had to be told to be emoji by a selector, that is gone too. */
export function untoned(sign: string): string {
  return sign.replace(MODIFIER, '')
}

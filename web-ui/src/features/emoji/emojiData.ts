import { useStorage } from '@vueuse/core'
import type { Language } from '@/i18n/i18n'
import { fold, wordsOf } from '@/text/fold'

/** The groups in which emoji are shown, as Unicode orders them; a sign for each. */
export const GROUPS = [
  { id: 'smileys', sign: '😀' },
  { id: 'people', sign: '👋' },
  { id: 'nature', sign: '🐻' },
  { id: 'food', sign: '🍎' },
  { id: 'places', sign: '🚗' },
  { id: 'activities', sign: '⚽' },
  { id: 'objects', sign: '💡' },
  { id: 'symbols', sign: '❤️' },
  { id: 'flags', sign: '🏁' },
] as const

export interface EmojiEntry {
  sign: string
  group: number
  name: string
  /** Folded name and other words to find it by. */
  words: string
}

type Line = [sign: string, group: number, name: string, words: string]

const LOADERS: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import('./data/en.json'),
  ru: () => import('./data/ru.json'),
  fa: () => import('./data/fa.json'),
}

/** All emoji with their names in a language; loaded when they are first asked for. */
export async function loadEmoji(language: Language): Promise<EmojiEntry[]> {
  const lines = (await LOADERS[language]()).default as Line[]
  return lines.map(([sign, group, name, words]) => ({
    sign,
    group,
    name,
    words: fold(`${name} ${words}`),
  }))
}

/** Those whose name or words have a word for each of the query's that begins so. */
export function searchEmoji(all: readonly EmojiEntry[], query: string): EmojiEntry[] {
  const wanted = wordsOf(query)
  return all.filter(({ words, sign }) =>
    wanted.every((part) => fold(sign) === part || words.startsWith(part) || words.includes(` ${part}`)),
  )
}

const MOST_RECENT = 24
const stored = useStorage<unknown>('parley.emoji', [])

/** The emoji used last, the latest first. */
export function recentEmoji(): string[] {
  const signs = Array.isArray(stored.value) ? stored.value : []
  return signs.filter((sign) => typeof sign === 'string').slice(0, MOST_RECENT)
}

export function rememberEmoji(sign: string): void {
  stored.value = [sign, ...recentEmoji().filter((other) => other !== sign)].slice(0, MOST_RECENT)
}

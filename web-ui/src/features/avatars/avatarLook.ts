/** Pairs that white text reads well on. */
const COLOURS = [
  ['#4f5fd0', '#3a3f9e'],
  ['#0f7f86', '#0b5a74'],
  ['#8a4fc4', '#63349a'],
  ['#b8477f', '#8a2f66'],
  ['#b5573a', '#8c3b33'],
  ['#2f7d4f', '#21603f'],
  ['#3a72c2', '#2a4f9a'],
  ['#93671f', '#6f4a1b'],
] as const

/** How many colours names have, as `--author-0` and so on in the styles. */
export const NAME_COLOURS = 10

/** The same colours for the same seed, everywhere and always. */
export function coloursOf(seed: string): readonly [string, string] {
  return COLOURS[hashOf(seed) % COLOURS.length] ?? COLOURS[0]
}

/** The colour in which somebody's name is written, the same everywhere and always; another one in each theme. */
export function nameColourOf(seed: string): string {
  return `var(--author-${hashOf(seed) % NAME_COLOURS})`
}

/** FNV-1a. */
function hashOf(seed: string): number {
  let hash = 2166136261
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  }
  return hash >>> 0
}

/** First letters of the first and the last word; of one word, its first letter. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked
    .map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

// Writes src/features/emoji/data anew from Unicode's own names, for a new version of Unicode:
//   npm install --no-save emojibase-data cldr-annotations-full cldr-annotations-derived-full && node scripts/emoji.mjs
import { readFileSync, writeFileSync } from 'node:fs'

/** Newer ones are not in the fonts of most devices yet. */
const NEWEST_VERSION = 15
const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9]
const read = (path) => JSON.parse(readFileSync(`node_modules/${path}`, 'utf8'))

const emoji = read('emojibase-data/en/data.json')
  .filter(({ group, version }) => GROUPS.includes(group) && version <= NEWEST_VERSION)
  .sort((a, b) => a.order - b.order)
  // The variation selector only where it makes a difference.
  .map((entry) => ({ ...entry, emoji: entry.emoji.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, '$1') }))

for (const language of ['en', 'ru', 'fa']) {
  const names = {
    ...read(`cldr-annotations-full/annotations/${language}/annotations.json`).annotations.annotations,
    ...derived(language),
  }
  const lines = emoji.map(({ emoji: sign, group, label }) => {
    const entry = names[sign] ?? names[sign.replaceAll('\ufe0f', '')]
    const name = entry?.tts?.[0] ?? label
    const words = (entry?.default ?? []).filter((word) => word !== name)
    return JSON.stringify([sign, GROUPS.indexOf(group), name, words.join(' ')])
  })
  writeFileSync(`src/features/emoji/data/${language}.json`, `[\n${lines.join(',\n')}\n]\n`)
}

function derived(language) {
  try {
    return read(`cldr-annotations-derived-full/annotationsDerived/${language}/annotations.json`)
      .annotationsDerived.annotations
  } catch {
    return {}
  }
}

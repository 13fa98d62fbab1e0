import { expect, it } from 'vitest'
import { loadEmoji, recentEmoji, rememberEmoji, searchEmoji } from './emojiData'

it.each([
  ['en', 'pizza', '🍕'],
  ['ru', 'пицца', '🍕'],
  ['fa', 'پیتزا', '🍕'],
] as const)('finds by name in %s', async (language, query, sign) => {
  expect(searchEmoji(await loadEmoji(language), query).map((entry) => entry.sign)).toContain(sign)
})

it('finds by the beginnings of words, not by their middles', async () => {
  const all = await loadEmoji('en')
  expect(searchEmoji(all, 'piz')[0]?.sign).toBe('🍕')
  expect(searchEmoji(all, 'izza')).toEqual([])
})

it('remembers what was used last, each once and not too many', () => {
  for (let code = 0; code < 60; code++) {
    rememberEmoji(String.fromCodePoint(0x1f600 + (code % 40)))
  }
  rememberEmoji('🍕')
  rememberEmoji('🍕')
  expect(recentEmoji()[0]).toBe('🍕')
  expect(recentEmoji()).toHaveLength(24)
  expect(new Set(recentEmoji()).size).toBe(24)
})

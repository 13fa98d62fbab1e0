// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { loadEmoji } from './emojiData'
import { isEmoji } from './loneEmoji'
import { toned, untoned } from './skinTone'

it.each([
  ['👍', '👍🏽'],
  ['✌️', '✌🏽'],
  ['🕵️‍♂️', '🕵🏽‍♂️'],
  ['👩‍🚀', '👩🏽‍🚀'],
  ['🧑‍🤝‍🧑', '🧑🏽‍🤝‍🧑🏽'],
])('gives %s a tone', (sign, expected) => {
  expect(toned(sign, 3)).toBe(expected)
})

it.each(['😂', '❤️', '👨‍👩‍👧‍👦', '🇩🇪', '🍕'])('leaves %s as it is', (sign) => {
  expect(toned(sign, 5)).toBe(sign)
})

it('makes nothing but emoji of all there are, and takes the tone away again', async () => {
  for (const { sign } of await loadEmoji('en')) {
    const changed = toned(sign, 2)
    expect(isEmoji(changed), sign).toBe(true)
    expect(untoned(changed).replaceAll('\uFE0F', '')).toBe(sign.replaceAll('\uFE0F', ''))
  }
})

it('gives none where none is chosen', () => {
  expect(toned('👍', 0)).toBe('👍')
  expect(toned('👍', 9)).toBe('👍')
})

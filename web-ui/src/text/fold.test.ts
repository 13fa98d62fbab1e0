import { expect, it } from 'vitest'
import { fold, hasWords, wordsOf } from './fold'
import { textCases } from './textCases'

const { same, different } = textCases.folding

it.each(same)('%s is the same as %s', (one, other) => {
  expect(fold(one)).toBe(fold(other))
})

it.each(different)('%s is not %s', (one, other) => {
  expect(fold(one)).not.toBe(fold(other))
})

it.each([
  '\ud83d',
  '\udc4d\ud83d',
  'a\ud800b',
  '\u0000',
  '\uffff',
  '\ufdfa'.repeat(1_000),
  `a${'\u0323\u0301'.repeat(2_000)}`,
])('survives what is no text', (text) => {
  expect(fold(text).length).toBeLessThanOrEqual(8 * text.length)
})

it('finds words anywhere in a name', () => {
  expect(wordsOf(' Berg  ANNA ')).toEqual(['berg', 'anna'])
  expect(hasWords('Ännä Bergström', wordsOf('berg anna'))).toBe(true)
  expect(hasWords('Anna', wordsOf('anna berg'))).toBe(false)
  expect(hasWords('Anna', wordsOf(' \u200b'))).toBe(true)
})

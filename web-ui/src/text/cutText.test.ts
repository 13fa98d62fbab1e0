import { expect, it } from 'vitest'
import { cutText } from './cutText'

const FAMILY = '👩‍👩‍👧‍👦'

it.each([
  ['short', 5, 'short'],
  ['longer than that', 6, 'longer…'],
  ['two words', 4, 'two…'],
  ['😀😀😀', 2, '😀😀…'],
  [FAMILY.repeat(3), 3, `${FAMILY.slice(0, 0)}${FAMILY}…`],
  ['é'.normalize('NFD').repeat(3), 2, `${'é'.normalize('NFD').repeat(2)}…`],
  ['🇮🇷🇮🇷🇮🇷', 2, '🇮🇷🇮🇷…'],
  ['किताब', 2, 'किता…'],
])('cuts %s after %i characters as people see them', (text, longest, cut) => {
  expect(cutText(text, longest)).toBe(cut)
})

it('is no longer for a character that is written in thousands of marks', () => {
  expect(cutText(`a${'\u0301'.repeat(9000)}`, 180).length).toBeLessThan(1000)
})

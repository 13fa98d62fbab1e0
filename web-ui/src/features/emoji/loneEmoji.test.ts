import { expect, it } from 'vitest'
import { isLoneEmoji } from './loneEmoji'

it.each(['👍', '❤️', '👍🏽', '👨‍👩‍👧‍👦', '🇩🇪', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '👍 ❤️', '😂😂😂', ' 🎉\n', '👩🏽‍🚀🧑‍🤝‍🧑'])(
  'shows %s big',
  (text) => {
    expect(isLoneEmoji(text)).toBe(true)
  },
)

it.each([
  '',
  ' ',
  'a',
  '1',
  '#',
  '12',
  '👍a',
  'ok 👍',
  '😂😂😂😂',
  '🇩',
  '©',
  '🏽a',
  '👍\u0301',
  '👍'.repeat(500),
])('shows %j as the text it is', (text) => {
  expect(isLoneEmoji(text)).toBe(false)
})

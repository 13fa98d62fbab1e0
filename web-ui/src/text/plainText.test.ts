import { expect, it } from 'vitest'
import { plainText, plainWithOrigins } from './plainText'

it.each([
  ['no marks', 'no marks'],
  ['**bold** and *italic*, _so_, ***both***', 'bold and italic, so, both'],
  ['~~gone~~ ~kept~', 'gone ~kept~'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['**not closed', '**not closed'],
  ['`a*b*c` and ``x ` y``', 'a*b*c and x ` y'],
  ['`open', '`open'],
  ['```js\nlet a = b || c\n```\nafter', 'let a = b || c\nafter'],
  ['```\ncode```', 'code'],
  ['> said\n> ~~so~~\nI think', 'said\nso\nI think'],
  ['>> twice', 'twice'],
  ['>_< and >:(', '>_< and >:('],
  ['# Title\n## Less', 'Title\nLess'],
  ['#tag', '#tag'],
  ['- milk\n* bread\n1. tea', '• milk\n• bread\n1. tea'],
  ['[the page](https://example.org/a_b_c)', 'the page'],
  ['[no link](javascript:alert)', '[no link](javascript:alert)'],
  ['https://example.org/_a_/*b*', 'https://example.org/_a_/*b*'],
  ['\\*as it is\\*', '*as it is*'],
  ['C:\\temp\\x', 'C:\\temp\\x'],
  ['a || b || c', 'a || b || c'],
])('says %j in words', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

it.each([
  'it was ||SECRET||',
  '||SECRET||',
  '||SECRET\nSECRET||',
  '**||SECRET||**',
  '||**SECRET**||',
  '> ||SECRET||',
  '- ||SECRET||',
  '`x||SECRET`||',
  '||`SECRET||`||',
  '[a||b](https://example.org)||SECRET||',
  '[||SECRET||](https://example.org)',
  'a||b||SECRET||',
  '|||SECRET|||',
  '||SECRET\\||',
  '\\||a||SECRET||',
  '- a\n  ```\nb ||SECRET||',
  '||SECRET\n\nSECRET||',
])('never says what a spoiler covers: %j', (text) => {
  expect(plainText(text)).not.toContain('SECRET')
  expect(plainText(text)).toContain('▮')
})

it('knows where its words come from', () => {
  const text = '**bold** and `code`\n> ||covered|| end'
  const { text: plain, origins } = plainWithOrigins(text)
  expect(plain).toBe('bold and code\n▮▮▮ end')
  expect(origins).toHaveLength(plain.length)
  for (const word of ['bold', 'and', 'code', 'end']) {
    expect(origins[plain.indexOf(word)]).toBe(text.indexOf(word))
  }
})

it.each(['*', '_', '`', '[', '>', '|', '~', '\\', '> ', '||a ', '[a](', '`` ` ', '*a ', '||a|| ', '# '])(
  'comes to an end with a text of %j only, and makes nothing longer',
  (sign) => {
    const text = sign.repeat(10_000 / sign.length)
    expect(plainText(text).length).toBeLessThanOrEqual(text.length)
  },
)

import { expect, it } from 'vitest'
import { endsInCode, linesOf } from './fences'

it.each([
  ['```', true],
  ['```js\nlet a', true],
  ['a\n```js\nlet a\n', true],
  ['```\na\n```', false],
  ['```\na```', false],
  ['```\na```\nb', false],
  ['````\n```\n', true],
  ['~~~\n```', true],
  ['```code```', false],
  ['see ```', false],
  ['', false],
])('%j ends in code: %s', (text, is) => {
  expect(endsInCode(text)).toBe(is)
})

it('keeps every line and its place', () => {
  const text = 'a\n```\nb\n```\n\nc'
  const lines = linesOf(text)
  expect(lines.map((line) => line.text).join('\n')).toBe(text)
  expect(lines.map(({ kind }) => kind)).toEqual(['words', 'fence', 'code', 'fence', 'words', 'words'])
  for (const { text: line, start } of lines) {
    expect(text.startsWith(line, start)).toBe(true)
  }
})

import { expect, it } from 'vitest'
import { partsOf, snippetOf } from './snippet'

const shown = (text: string, ...ranges: [number, number][]) =>
  snippetOf(
    text,
    ranges.map(([start, end]) => ({ start, end })),
  )
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join('')

it('marks what was looked for', () => {
  expect(shown('Let us talk', [0, 3], [7, 11])).toBe('[Let] us [talk]')
  expect(shown('whole', [0, 5])).toBe('[whole]')
  expect(shown('nothing')).toBe('nothing')
})

it('begins a little before the first match, at a word', () => {
  const text = `${'word '.repeat(40)}needle ${'word '.repeat(60)}`
  expect(shown(text, [200, 206])).toMatch(/^…(word ){4,5}\[needle\] word .*…$/)
})

it('never cuts a character in two', () => {
  const text = `${'😀'.repeat(100)}x${'😀'.repeat(200)}`
  for (const shift of [0, 1]) {
    const snippet = shown(`${'a'.repeat(shift)}${text}`, [200 + shift, 201 + shift])
    expect(() => encodeURIComponent(snippet)).not.toThrow()
    expect(snippet).toContain('[x]')
  }
})

it('leaves out ranges that are out of the text', () => {
  expect(
    partsOf('abc', [
      { start: 2, end: 9 },
      { start: 10, end: 12 },
    ]),
  ).toEqual([
    { text: 'ab', match: false },
    { text: 'c', match: true },
  ])
})

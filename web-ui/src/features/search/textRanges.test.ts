// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { rangesIn } from './textRanges'

it('finds ranges over links and mentions', () => {
  const element = document.createElement('p')
  element.innerHTML = 'see <a>https://ex.example</a> or <span>@bob</span>.'
  const found = rangesIn(element, [
    { start: 0, end: 3 },
    { start: 2, end: 9 },
    { start: 4, end: 9 },
    { start: 26, end: 31 },
    { start: 30, end: 99 },
  ])
  expect(found.map(String)).toEqual(['see', 'e https', 'https', '@bob.'])
})

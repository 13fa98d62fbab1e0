// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { matchesIn, rangesIn } from './textRanges'

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

it('finds the words of a formatted message, but not in what is no part of it', () => {
  const element = document.createElement('div')
  element.innerHTML = 'a <b>map</b> <span data-aside>Map</span><code>map</code> <i>m</i>ap'
  const written = 'a **map** `map` *m*ap'
  const ranges = [4, 11].map((start) => ({ start, end: start + 3 }))
  expect(matchesIn(element, written, [...ranges, { start: 17, end: 21 }]).map(String)).toEqual(['map', 'map'])
})

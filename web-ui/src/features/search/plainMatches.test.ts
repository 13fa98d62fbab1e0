import { expect, it } from 'vitest'
import { plainMatches } from './plainMatches'

const found = (text: string, ...words: string[]) => {
  const { text: plain, ranges } = plainMatches(
    text,
    words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
  )
  return { plain, words: ranges.map(({ start, end }) => plain.slice(start, end)) }
}

it('finds in the words alone what was found in the text', () => {
  expect(found('> a **bold** `map`', 'bold', 'map')).toEqual({ plain: 'a bold map', words: ['bold', 'map'] })
  expect(found('plain map', 'map')).toEqual({ plain: 'plain map', words: ['map'] })
  expect(found('ma**p** x', 'ma**p')).toEqual({ plain: 'map x', words: ['map'] })
})

it('does not say what a spoiler covers', () => {
  expect(found('it was ||the map|| then', 'map', 'then')).toEqual({
    plain: 'it was ▮▮▮ then',
    words: ['then'],
  })
})

import { expect, it } from 'vitest'
import { coloursOf, initialsOf } from './avatarLook'

it.each([
  ['Ada Lovelace', 'AL'],
  ['fred', 'F'],
  ['Надежда Константиновна Преображенская-Вознесенская', 'НВ'],
  ['Weekend in the mountains 🏔', 'WM'],
  ['李小龍', '李'],
  ['سارا کریمی', 'سک'],
  ['!!!', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

it('gives the same colours to the same seed', () => {
  expect(coloursOf('a')).toBe(coloursOf('a'))
})

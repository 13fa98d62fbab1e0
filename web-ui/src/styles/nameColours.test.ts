import { describe, expect, it } from 'vitest'
import { contrast, THEMES, token } from './contrast'
import { NAME_COLOURS, nameColourOf } from '@/features/avatars/avatarLook'

const LEAST = 4.5
describe.each(THEMES)('in the %s theme', (_name, theme) => {
  it.each([...Array(NAME_COLOURS).keys()])('name colour %i reads well on the ground', (index) => {
    expect(contrast(token(theme, `author-${index}`), token(theme, 'bg'))).toBeGreaterThanOrEqual(LEAST)
  })

  it('has no two of one colour', () => {
    const all = [...Array(NAME_COLOURS).keys()].map((index) => token(theme, `author-${index}`))
    expect(new Set(all).size).toBe(NAME_COLOURS)
  })
})

it('gives the same name colour to the same person, and all of them to many', () => {
  expect(nameColourOf('01kaaaaaaaaaaaaaaaaaaaaaaa')).toBe(nameColourOf('01kaaaaaaaaaaaaaaaaaaaaaaa'))
  const many = Array.from({ length: 500 }, (_, index) => nameColourOf(`01k${index}`))
  expect(new Set(many).size).toBe(NAME_COLOURS)
})

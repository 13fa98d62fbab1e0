import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NAME_COLOURS, nameColourOf } from '@/features/avatars/avatarLook'

const LEAST = 4.5
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const [dark = '', light = ''] = css.split(":root[data-theme='light']")

function token(theme: string, name: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(theme)?.[1]
  if (value === undefined) {
    throw new Error(`no ${name}`)
  }
  return value
}

/** Relative luminance, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

describe.each([
  ['dark', dark],
  ['light', light],
])('in the %s theme', (_name, theme) => {
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

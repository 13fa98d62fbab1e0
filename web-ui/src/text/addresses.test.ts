import { describe, expect, it } from 'vitest'
import { addressesIn, type Text } from './addresses'
import { opensMention } from './mentionPlaces'
import { textCases } from './textCases'

const { cases } = textCases.scanner
const places = (text: string) => [...text.matchAll(/@/g)].map(({ index }) => index)

it.each(cases)('finds the links of $text', ({ text, links = [] }) => {
  const found = addressesIn(text).filter(({ web }) => web)
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(links)
})

it.each(cases)(
  'knows where a mention may begin in $text',
  ({ text, mentions = [], opening = mentions.length }) => {
    expect(places(text).filter((at) => opensMention(text, at))).toHaveLength(opening)
  },
)

describe('hostile texts', () => {
  it.each([
    (n: number) => `http://a${'.'.repeat(n)}b${')'.repeat(n)}`,
    (n: number) => `http://a${'('.repeat(n)}`,
    (n: number) => `http://a${'('.repeat(n)}${')'.repeat(n)}.`,
    (n: number) => 'http://'.repeat(n),
    (n: number) => 'http://.'.repeat(n),
    (n: number) => 'a.b/'.repeat(n),
    (n: number) => 'a.'.repeat(n),
    (n: number) => 'é.ü:1/'.repeat(n),
    (n: number) => 'a.b:1'.repeat(n),
    (n: number) => 'localhost?a'.repeat(n),
    (n: number) => `a.b${'\u0301'.repeat(n)}:1?`,
    (n: number) => '://'.repeat(n),
    (n: number) => '@'.repeat(n),
    (n: number) => `@a${'.'.repeat(n)}b`,
    (n: number) => `http://a/${'\u0301'.repeat(n)}`,
  ])('takes steps in proportion to the length of %s', (make) => {
    expect(stepsOf(make(8_000))).toBeLessThan(2.2 * stepsOf(make(4_000)))
  })
})

it('looks back over marks once', () => {
  const text = new Counted(`a${'\u0301'.repeat(5_000)}@`)
  expect(opensMention(text, 5_001)).toBe(false)
  expect(text.steps).toBeLessThan(40_000)
})

function stepsOf(text: string): number {
  const counted = new Counted(text)
  addressesIn(counted)
  return counted.steps
}

class Counted implements Text {
  steps = 0

  constructor(private readonly text: string) {}

  get length(): number {
    return this.text.length
  }

  codePointAt(at: number): number | undefined {
    this.steps++
    return this.text.codePointAt(at)
  }
}

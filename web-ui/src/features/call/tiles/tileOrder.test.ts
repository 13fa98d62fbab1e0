import { describe, expect, it } from 'vitest'
import { type Claim, orderTiles } from './tileOrder'

const claim = (key: string, over: Partial<Claim> = {}): Claim => ({
  key,
  own: false,
  picture: null,
  turn: null,
  ...over,
})
const people = (...names: string[]) => names.map((name) => claim(name, { own: name === 'me' }))
const none = new Set<string>()
const seen = (...keys: string[]) => new Set(keys)

/** With these who have had the turn, the last one first. */
function after(claims: Claim[], ...turns: string[]): Claim[] {
  return claims.map((one) => ({ ...one, turn: turns.includes(one.key) ? turns.indexOf(one.key) : null }))
}

describe('the order of tiles', () => {
  const six = people('me', 'a', 'b', 'c', 'd', 'e')
  const order = ['me', 'a', 'b', 'c', 'd', 'e']

  it('is that of coming where all fit, whoever speaks', () => {
    expect(orderTiles(after(six, 'e'), [], 6, none)).toEqual(order)
    expect(orderTiles(after(six, 'e', 'd'), order, 9, none)).toEqual(order)
  })

  it('puts whoever speaks in the place of one who has said nothing, and nobody else moves', () => {
    expect(orderTiles(after(six, 'e'), order, 4, seen('me', 'a', 'b', 'c'))).toEqual([
      'me',
      'a',
      'b',
      'e',
      'd',
      'c',
    ])
  })

  it('moves nobody who is on the first page already', () => {
    expect(orderTiles(after(six, 'c', 'b'), order, 4, seen('me', 'a', 'b', 'c'))).toEqual(order)
  })

  it('moves nobody on the page that is looked at', () => {
    expect(orderTiles(after(six, 'e'), order, 4, seen('d', 'e'))).toEqual(order)
    expect(orderTiles(after(six, 'e'), order, 4, seen('me', 'a', 'b', 'c'))[3]).toBe('e')
  })

  it('gives the place of whoever has not spoken for longest', () => {
    const spoken = after(six, 'd', 'c', 'a', 'b')
    expect(orderTiles(spoken, order, 4, none)).toEqual(['me', 'a', 'd', 'c', 'b', 'e'])
  })

  it('prefers cameras to faces, and screens to both', () => {
    const withCamera = [
      ...people('me', 'a', 'b'),
      claim('c', { picture: 'camera' }),
      claim('s', { picture: 'screen' }),
    ]
    expect(orderTiles(withCamera, ['me', 'a', 'b', 'c', 's'], 3, none)).toEqual(['me', 'c', 's', 'a', 'b'])
    expect(orderTiles(after(withCamera, 'b'), ['me', 'a', 'b', 'c', 's'], 3, none)).toEqual([
      'me',
      's',
      'b',
      'c',
      'a',
    ])
  })

  it('never hides oneself', () => {
    const all = after(six, 'a', 'b', 'c', 'd', 'e')
    expect(orderTiles(all, order, 1, none)[0]).toBe('me')
  })

  it('fills the place of whoever leaves, and puts whoever comes at the end', () => {
    const claims = people('me', 'a', 'c', 'd', 'e', 'f')
    expect(orderTiles(claims, order, 4, none)).toEqual(['me', 'a', 'c', 'd', 'e', 'f'])
  })

  it('keeps everybody once, and everybody who is on the first page and may stay in their place', () => {
    let random = 1
    const next = (below: number) => (random = (random * 48_271) % 2_147_483_647) % below
    let before: string[] = []
    let turns: string[] = []
    for (let round = 0; round < 500; round++) {
      const names = ['me', ...Array.from({ length: 8 + next(5) }, (_, index) => `p${index}`)]
      turns = [`p${next(8)}`, ...turns].filter((name, index, all) => all.indexOf(name) === index)
      const claims = after(people(...names), ...turns)
      const shown = new Set(before.slice(0, 5))
      const ordered = orderTiles(claims, before, 5, shown)
      expect([...ordered].sort()).toEqual([...names].sort())
      expect(ordered.slice(0, 5)).toContain(turns[0])
      const stay = ordered.slice(0, 5).filter((key) => before.slice(0, 5).includes(key))
      if (before.slice(0, 5).every((key) => names.includes(key))) {
        stay.forEach((key) => {
          expect(ordered.indexOf(key)).toBe(before.indexOf(key))
        })
      }
      before = ordered
    }
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fold } from './fold'

const LAST = 0x10ffff

it('folds every character as the server does', () => {
  const { folded, later } = readTable()
  const other: string[] = []
  for (let codePoint = 0; codePoint <= LAST; codePoint++) {
    const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
    if (surrogate || later.has(codePoint)) {
      continue
    }
    const character = String.fromCodePoint(codePoint)
    const expected = folded.get(codePoint) ?? character
    if (fold(character) !== expected) {
      other.push(`${codePoint.toString(16)} ${character}: ${fold(character)} for ${expected}`)
    }
  }
  expect(folded.size).toBeGreaterThan(10_000)
  expect(other).toEqual([])
})

/** What the server writes down of its folding; characters that are later need not be known here. */
function readTable() {
  const folded = new Map<number, string>()
  const later = new Set<number>()
  const table = readFileSync(join(import.meta.dirname, '../../../docs/protocol/folding-table.txt'), 'utf8')
  for (const line of table.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
    const [first = '', ...rest] = line.split(' ')
    if (rest[0] === 'later') {
      const [from = 0, to = from] = first.split('..').map(fromHex)
      for (let codePoint = from; codePoint <= to; codePoint++) {
        later.add(codePoint)
      }
    } else {
      folded.set(fromHex(first), String.fromCodePoint(...rest.map(fromHex)))
    }
  }
  return { folded, later }
}

function fromHex(digits: string): number {
  return Number.parseInt(digits, 16)
}

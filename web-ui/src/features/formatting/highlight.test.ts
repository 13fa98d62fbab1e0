import { expect, it } from 'vitest'
import { piecesOf } from './highlight'

it('cuts code into pieces and loses nothing', () => {
  const code = 'const a = "</code>" // b\n'
  const pieces = piecesOf(code, 'ts') ?? []
  expect(pieces.map(({ text }) => text).join('')).toBe(code)
  expect(pieces).toContainEqual({ text: 'const', kind: 'word' })
  expect(pieces).toContainEqual({ text: '"</code>"', kind: 'string' })
  expect(pieces).toContainEqual({ text: '// b', kind: 'comment' })
})

it.each(['js', 'py', 'java', 'sh', 'html', 'yml', 'c++', 'rs', 'golang', 'cs'])('knows %s', (language) => {
  expect(piecesOf('x', language)).not.toBeNull()
})

it('leaves alone what is of no known language, or too much', () => {
  expect(piecesOf('x', 'klingon')).toBeNull()
  expect(piecesOf('"a",'.repeat(5000), 'json')).toBeNull()
})

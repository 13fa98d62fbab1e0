import { describe, expect, it } from 'vitest'
import { type Candidate, queryAt, rank } from './mentionCandidates'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

describe('queryAt', () => {
  it('finds the mention before the caret', () => {
    expect(queryAt('hello @an', 9)).toEqual({ start: 6, end: 9, text: 'an' })
    expect(queryAt('@', 1)).toEqual({ start: 0, end: 1, text: '' })
    expect(queryAt('(@bob) and more', 5)).toEqual({ start: 1, end: 5, text: 'bob' })
  })

  it('finds it beside letters that are no part of a name', () => {
    expect(queryAt('你好@an', 5)).toEqual({ start: 2, end: 5, text: 'an' })
    expect(queryAt('سلام @عل', 8)).toEqual({ start: 5, end: 8, text: 'عل' })
  })

  it.each(['https://social.example/@an', 'social.example/@an', 'слово@an'])(
    'finds none at the end of %s',
    (text) => {
      expect(queryAt(text, text.length)).toBeNull()
    },
  )

  it.each(['me@home', 'hello @an there', '@@', 'hello'])('finds none at the end of %s', (text) => {
    expect(queryAt(text, text.length)).toBeNull()
  })

  it('stays fast and finds nothing in a long run', () => {
    expect(queryAt(`@${'a'.repeat(10_000)}`, 10_001)).toBeNull()
  })
})

describe('rank', () => {
  const person = (name: string, displayName: string): Candidate => ({
    userId: asId<UserId>(name),
    name,
    displayName,
  })
  const all = [person('anna', 'Anna Berg'), person('bob', 'Robert Anders'), person('carol', 'کارول')]

  it('puts user names before words of names', () => {
    expect(rank(all, 'an').map(({ name }) => name)).toEqual(['anna', 'bob'])
    expect(rank(all, 'ROB').map(({ name }) => name)).toEqual(['bob'])
    expect(rank(all, 'کا').map(({ name }) => name)).toEqual(['carol'])
    expect(rank(all, 'zz')).toEqual([])
  })

  it('finds a name however it is typed', () => {
    const accents = [
      person('a1', 'André Straßer'),
      person('a2', 'Ёлкина'),
      person('a3', 'علي'),
      person('a4', 'Mary-Łucja'),
    ]
    const found = (text: string) => rank(accents, text).map(({ name }) => name)
    expect(found('andre')).toEqual(['a1'])
    expect(found('strasser')).toEqual(['a1'])
    expect(found('елк')).toEqual(['a2'])
    expect(found('علی')).toEqual(['a3'])
    expect(found('lu')).toEqual(['a4'])
  })

  it('gives eight at most', () => {
    expect(
      rank(
        Array.from({ length: 20 }, (_, i) => person(`user${i}`, 'U')),
        '',
      ),
    ).toHaveLength(8)
  })
})

import { expect, it } from 'vitest'
import { segmentsOf } from './mentionSegments'

const at = (start: number, length: number, userId: string | null = 'bob') => ({ userId, start, length })

it('cuts a text at its mentions and loses nothing', () => {
  const text = 'Hi @bob, and @all!'
  const segments = segmentsOf(text, [at(3, 4), at(13, 4, null)])
  expect(segments).toEqual([
    { text: 'Hi ', mention: null },
    { text: '@bob', mention: 'bob' },
    { text: ', and ', mention: null },
    { text: '@all', mention: 'all' },
    { text: '!', mention: null },
  ])
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
})

it('counts as the server does, in UTF-16 units', () => {
  expect(segmentsOf('😀 @bob', [at(3, 4)])).toContainEqual({ text: '@bob', mention: 'bob' })
})

it.each([
  ['beyond the text', [at(3, 40)]],
  ['before the text', [at(-1, 4)]],
  ['of nothing', [at(3, 0)]],
  ['that is no mention', [at(0, 2)]],
])('leaves a place %s as text', (_, mentions) => {
  expect(segmentsOf('Hi @bob', mentions)).toEqual([{ text: 'Hi @bob', mention: null }])
})

it('takes one of two that overlap', () => {
  expect(segmentsOf('@bob@al', [at(0, 4), at(2, 3)]).map(({ text }) => text)).toEqual(['@bob', '@al'])
})

import { describe, expect, it } from 'vitest'
import { partsOf } from './messageParts'
import type { MentionView } from '@/realtime/protocol.gen'
import { BOB } from '@/testing/events'
import { textCases } from '@/text/textCases'

const bob = (start: number, length = 4): MentionView => ({ userId: BOB, start, length })
const shown = (text: string, mentions: MentionView[] = []) =>
  partsOf(text, mentions)
    .map((part) => (part.mention ? `<${part.text}>` : part.href === null ? part.text : `[${part.text}]`))
    .join('')

it.each(textCases.scanner.cases)('links the addresses of $text', ({ text, links = [] }) => {
  const linked = partsOf(text, []).filter(({ href }) => href !== null)
  expect(linked.map((part) => part.text)).toEqual(links)
})

it('cuts a text at its links and mentions and loses nothing', () => {
  expect(
    shown('Hi @bob, see https://ex.example/@bob/1, @all', [bob(3), { userId: null, start: 40, length: 4 }]),
  ).toBe('Hi <@bob>, see [https://ex.example/@bob/1], <@all>')
  for (const text of ['', 'a', ' https://example.org/ ', 'https://example.org/)...', 'x https://[ y']) {
    expect(
      partsOf(text, [])
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  }
})

it('never cuts an address at a mention', () => {
  expect(shown('https://ex.example/@bob/1', [bob(19)])).toBe('[https://ex.example/@bob/1]')
})

it('does not link what serves to look like another address', () => {
  expect(shown('https://bank.example@evil.example http://a:b@evil.example https://[')).not.toContain(
    '[https://b',
  )
  expect(shown('http://a:b@evil.example')).toBe('http://a:b@evil.example')
})

describe('a place that is no mention', () => {
  it.each([
    ['beyond the end', [bob(4)]],
    ['without length', [bob(3, 0)]],
    ['of another sign', [bob(0)]],
    ['before the beginning', [bob(-3)]],
  ])('%s is left as text', (_, mentions) => {
    expect(shown('Hi @bob', mentions)).toBe('Hi @bob')
  })

  it('within another is left as text', () => {
    expect(shown('@a@b c', [bob(0), bob(2)])).toBe('<@a@b> c')
  })
})

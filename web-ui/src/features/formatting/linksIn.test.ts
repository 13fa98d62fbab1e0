import { expect, it } from 'vitest'
import { linksIn } from './linksIn'
import { hrefOf } from './messageParts'
import { textCases } from '@/text/textCases'

it.each(textCases.messages.cases)('finds what $text links to', ({ text, links = [] }) => {
  expect(linksIn(text, []).map(({ href, words }) => [href, words])).toEqual(
    links.map(([address, words]) => [hrefOf(address), words ?? null]),
  )
})

it('keeps the address as it was written, and the words without their marks', () => {
  expect(linksIn('https://ex.example/ب and [**a** `b`](https://ex.example/b)', [])).toMatchObject([
    { address: 'https://ex.example/ب', words: null },
    { href: 'https://ex.example/b', words: 'a b' },
  ])
})

it('has each link once, and the first twenty', () => {
  const addresses = Array.from({ length: 50 }, (_, at) => `https://ex.example/${String(at)}`)
  const text = addresses.map((address) => `${address} ${address}`).join('\n')
  expect(linksIn(text, []).map(({ href }) => href)).toEqual(addresses.slice(0, 20))
})

import { expect, it } from 'vitest'
import { linksIn } from './links'

const found = (text: string) =>
  linksIn(text)
    .filter(({ href }) => href !== null)
    .map((piece) => piece.text)

it.each([
  ['see https://example.org/a?b=c#d now', ['https://example.org/a?b=c#d']],
  ['(https://example.org/a).', ['https://example.org/a']],
  ['https://example.org/a_(b), and', ['https://example.org/a_(b)']],
  ['“https://example.org”', ['https://example.org']],
  ['HTTP://EXAMPLE.ORG!', ['HTTP://EXAMPLE.ORG']],
  ['https://a.example https://b.example', ['https://a.example', 'https://b.example']],
  ['در https://example.org/صفحه بخوان', ['https://example.org/صفحه']],
  ['javascript:alert(1) data:text/html,x ftp://example.org example.org', []],
  ['https:// https://[ https://bank.example@evil.example', []],
])('finds the addresses of %j', (text, addresses) => {
  expect(found(text)).toEqual(addresses)
})

it('loses nothing of the text', () => {
  for (const text of ['', 'a', ' https://example.org/ ', 'https://example.org/)...', 'x https://[ y']) {
    expect(
      linksIn(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  }
})

import { describe, expect, it } from 'vitest'
import { type Block, DEEPEST, type Inline, MOST_NODES } from './formatted'
import { treeOf } from './treeOf'
import type { MentionView } from '@/realtime/protocol.gen'
import { BOB } from '@/testing/events'

/** A tree in a short way of writing: `b(bold)`. */
const shown = (text: string, mentions: MentionView[] = []) => treeOf(text, mentions)?.map(ofBlock).join(' ')

function ofBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `p(${ofInlines(block.inlines)})`
    case 'heading':
      return `h${block.level}(${ofInlines(block.inlines)})`
    case 'codeBlock':
      return `pre${block.language && `:${block.language}`}(${block.text})`
    case 'quote':
      return `q(${block.blocks.map(ofBlock).join(' ')})`
    case 'list':
      return `${block.start ?? 'ul'}(${block.items.map((item) => `li(${item.map(ofBlock).join(' ')})`).join('')})`
  }
}

const SHORT = { strong: 'b', emphasis: 'i', strike: 's', spoiler: 'x' } as const

function ofInlines(inlines: readonly Inline[]): string {
  return inlines.map(ofInline).join('')
}

function ofInline(inline: Inline): string {
  switch (inline.kind) {
    case 'part':
      return inline.part.href !== null
        ? `<${inline.part.text}>`
        : inline.part.mention === null
          ? inline.part.text
          : `{${inline.part.text}}`
    case 'code':
      return `c(${inline.text})`
    case 'link':
      return `a:${inline.href}(${ofInlines(inline.inlines)})`
    default:
      return `${SHORT[inline.kind]}(${ofInlines(inline.inlines)})`
  }
}

/** Named as the sections of CommonMark 0.31 whose rules they show. */
describe.each<[string, [text: string, tree: string | undefined][]]>([
  [
    'Backslash escapes',
    [
      ['\\*not emphasized*', 'p(*not emphasized*)'],
      ['\\\\*emphasis*', 'p(\\i(emphasis))'],
      ['\\→\\A\\a **b**', 'p(\\→\\A\\a b(b))'],
      ['`\\[` **b**', 'p(c(\\[) b(b))'],
    ],
  ],
  [
    'ATX headings',
    [
      ['# foo', 'h1(foo)'],
      ['## foo', 'h2(foo)'],
      ['###### foo', 'h3(foo)'],
      ['# foo *bar*', 'h1(foo i(bar))'],
      ['## foo ##', 'h2(foo)'],
      ['####### foo', undefined],
      ['#5 bolt', undefined],
      ['#hashtag', undefined],
    ],
  ],
  [
    'Fenced code blocks',
    [
      ['```\n<\n >\n```', 'pre(<\n >)'],
      ['~~~\n<\n >\n~~~', 'pre(<\n >)'],
      ['``\nfoo\n``', 'p(c(foo))'],
      ['```\naaa\n~~~\n```', 'pre(aaa\n~~~)'],
      ['````\naaa\n```\n``````', 'pre(aaa\n```)'],
      ['```\n\n```\naaa', undefined],
      ['```ruby\ndef foo(x)\n```', 'pre:ruby(def foo(x))'],
      ['```  JS startline=3\nx\n```', 'pre:js(x)'],
      ['foo\n```\nbar\n```\nbaz', 'p(foo) pre(bar) p(baz)'],
      ['```\naaa\n\nbbb', 'pre(aaa\n\nbbb)'],
    ],
  ],
  [
    'Block quotes',
    [
      ['> bar\n> baz', 'q(p(bar\nbaz))'],
      ['> # Foo\n> bar', 'q(h1(Foo) p(bar))'],
      ['> foo\n\n> bar', 'q(p(foo)) q(p(bar))'],
      ['> > foo', 'q(q(p(foo)))'],
      ['> - a\n> - b', 'q(ul(li(p(a))li(p(b))))'],
    ],
  ],
  [
    'List items and lists',
    [
      ['- foo\n- bar', 'ul(li(p(foo))li(p(bar)))'],
      ['1. foo\n2. bar', '1(li(p(foo))li(p(bar)))'],
      ['7) foo', '7(li(p(foo)))'],
      ['Foo\n- bar', 'p(Foo) ul(li(p(bar)))'],
      ['The number is\n14. The', undefined],
      ['-one', undefined],
      ['- a\n  - b\n    - c', 'ul(li(p(a) ul(li(p(b) ul(li(p(c)))))))'],
      ['- a\n\n  b', 'ul(li(p(a) p(b)))'],
      ['123456789. ok', '123456789(li(p(ok)))'],
      ['1234567890. not ok', undefined],
    ],
  ],
  [
    'Code spans',
    [
      ['`foo`', 'p(c(foo))'],
      ['`` foo ` bar ``', 'p(c(foo ` bar))'],
      ['` `` `', 'p(c(``))'],
      ['*foo`*`', 'p(*fooc(*))'],
      ['```foo``', undefined],
      ['`foo', undefined],
    ],
  ],
  [
    'Emphasis and strong emphasis',
    [
      ['*foo bar*', 'p(i(foo bar))'],
      ['a * foo bar*', undefined],
      ['foo*bar*', 'p(fooi(bar))'],
      ['_foo bar_', 'p(i(foo bar))'],
      ['foo_bar_baz', undefined],
      ['_foo*', undefined],
      ['**foo bar**', 'p(b(foo bar))'],
      ['foo**bar**', 'p(foob(bar))'],
      ['__foo bar__', 'p(b(foo bar))'],
      ['foo__bar__baz', undefined],
      ['*foo **bar** baz*', 'p(i(foo b(bar) baz))'],
      ['***foo** bar*', 'p(i(b(foo) bar))'],
      ['**foo*bar**', 'p(b(foo*bar))'],
      ['**foo', undefined],
      ['пристаням_стремятся_', undefined],
    ],
  ],
  [
    'Links',
    [
      ['[link](https://example.org/)', 'p(a:https://example.org/(link))'],
      ['[link](https://example.org/ "title")', 'p(a:https://example.org/(link))'],
      ['[link](<https://example.org/>)', 'p(a:https://example.org/(link))'],
      ['[a](https://example.org/f_(x))', 'p(a:https://example.org/f_(x)(a))'],
      ['[**b** `c`](https://example.org/)', 'p(a:https://example.org/(b(b) c(c)))'],
      ['[link](/uri)', undefined],
      ['[link]()', undefined],
      ['[link](foo bar)', undefined],
      ['[foo]: https://example.org/\n\n[foo]', undefined],
      ['![image](https://example.org/a.png)', 'p(!a:https://example.org/a.png(image))'],
    ],
  ],
])('as CommonMark has it: %s', (_, cases) => {
  it.each(cases)('%j', (text, tree) => {
    expect(shown(text)).toBe(tree)
  })
})

describe('as people type it', () => {
  it.each<[string, string | undefined]>([
    ['~~gone~~', 'p(s(gone))'],
    ['a ||b **c**|| d', 'p(a x(b b(c)) d)'],
    ['||over\nlines||', 'p(x(over\nlines))'],
    ['**a ||b|| c**', 'p(b(a x(b) c))'],
    ['`||code||`', 'p(c(||code||))'],
    ['a || b || c', undefined],
    ['> said\nanswered', 'q(p(said)) p(answered)'],
    ['- a\n- b\nthanks', 'ul(li(p(a))li(p(b))) p(thanks)'],
    ['>_< >:(', undefined],
    ['+ 1', undefined],
    ['a\n---', undefined],
    ['***', undefined],
    ['    indented', undefined],
    ['| a | b |\n|---|---|', undefined],
    ['<b>&copy;</b> **x**', 'p(<b>&copy;</b> b(x))'],
    ['```\ncode```', 'pre(code)'],
    ['```\ncode``` after', 'pre(code``` after)'],
    ['*a*\nb', 'p(i(a)\nb)'],
    ['```', undefined],
  ])('%j', (text, tree) => {
    expect(shown(text)).toBe(tree)
  })
})

describe('links and mentions', () => {
  const bob = (start: number): MentionView => ({ userId: BOB, start, length: 4 })

  it('stay what they are within formatted text', () => {
    expect(shown('**bold @bob**', [bob(7)])).toBe('p(b(bold {@bob}))')
    expect(shown('> - ~~@bob~~ `@bob`', [bob(6), bob(14)])).toBe('q(ul(li(p(s({@bob}) c(@bob)))))')
    expect(shown('**https://example.org/a_b_c*d**')).toBe('p(b(<https://example.org/a_b_c*d>))')
    expect(shown('||@bob https://example.org||', [bob(2)])).toBe('p(x({@bob} <https://example.org>))')
  })

  it('never look like another address', () => {
    expect(shown('[https://bank.example](https://evil.example) *x*')).toBe(
      'p([<https://bank.example>](<https://evil.example>) i(x))',
    )
    expect(shown('[**https://bank.example**](https://evil.example)')).not.toContain('a:')
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'https://a@evil.example',
    ' ',
  ])('lead nowhere by %j', (address) => {
    expect(shown(`[link](${address}) *x*`)).not.toContain('(link)')
    expect(shown(`[link](<${address}>) *x*`)).not.toContain('(link)')
  })

  it('are not made up by signs that stand for them within', () => {
    const text = '\ue000\ue002 **x** \ue001\ue003 [a](\ue000\ue002) https://example.org `\ue000`'
    expect(shown(text)).toBe(
      'p(\ue000\ue002 b(x) \ue001\ue003 [a](\ue000\ue002) <https://example.org> c(\ue000))',
    )
  })
})

describe('hostile text', () => {
  const size = (blocks: Block[] | null) => JSON.stringify(blocks ?? []).split('"kind"').length - 1
  const depth = (blocks: Block[] | null) => {
    let [deepest, now] = [0, 0]
    for (const sign of JSON.stringify(blocks ?? [])) {
      now += sign === '{' ? 1 : sign === '}' ? -1 : 0
      deepest = Math.max(deepest, now)
    }
    return deepest
  }

  it.each([
    '*',
    '_',
    '[',
    ']',
    '`',
    '|',
    '~',
    '>',
    '\\',
    '> ',
    '- ',
    '1. ',
    '**a ',
    '*a* ',
    '||a ',
    '||a|| ',
    '[a](',
    '[||a ',
    '![](',
    '`` ` ',
    '~~a ',
    '*a _b ',
    '```\n',
    '> a\n',
    '- a\n',
    '  - a\n',
    '[a](https://a.b/) ',
    '@bob ',
    '\ue000',
  ])('of %j is bounded', (sign) => {
    const tree = treeOf(sign.repeat(10_000 / sign.length), [])
    expect(size(tree)).toBeLessThanOrEqual(2 * MOST_NODES)
    expect(depth(tree)).toBeLessThanOrEqual(2 * (DEEPEST + 2))
  })

  it.each([
    ['quotes', '> '.repeat(1000) + 'a'],
    ['quotes without spaces', '>'.repeat(1000) + ' a'],
    ['lists', Array.from({ length: 100 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')],
    ['emphasis', '*a **b '.repeat(10) + 'x' + ' y** z*'.repeat(10)],
    ['asterisks', `${'*'.repeat(5000)}a${'*'.repeat(5000)}`],
  ])('with %s nested deeply is shown as written', (_, text) => {
    expect(treeOf(text, []) ?? [{ kind: 'paragraph' }]).toMatchObject([{ kind: 'paragraph' }])
    const parts = treeOf(text, [])?.flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []))
    expect(parts?.map((each) => (each.kind === 'part' ? each.part.text : '?')).join('') ?? text).toBe(text)
  })

  it('formats up to the greatest depth', () => {
    expect(shown(`${'> '.repeat(DEEPEST - 1)}a`)).toContain('q(p(a))')
  })

  it('keeps a spoiler covered in what is too deep', () => {
    const text = `${'> '.repeat(20)}a ||@bob|| b`
    const start = text.indexOf('@bob')
    expect(shown(text, [{ userId: BOB, start, length: 4 }])).toContain('x({@bob})')
  })
})

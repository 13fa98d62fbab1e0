import type { Token } from 'markdown-it'
import { asTyped } from './asTyped'
import { type Block, DEEPEST, type Inline, MOST_NODES } from './formatted'
import { tokensOf } from './markdown'
import { partsOf } from './messageParts'
import { placed, type Placed } from './places'
import type { MentionView } from '@/realtime/protocol.gen'
import { spoilersIn } from '@/text/spoilers'

const LANGUAGE = /^[\w#+.-]{1,20}/
const SIGNS = /[*_~`|[>\\]/g
const ESCAPE = /\\[!-/:-@[-`{-~]/
const WRAPS = { strong: 'strong', em: 'emphasis', s: 'strike', spoiler: 'spoiler' } as const

/**
 * What a message's text is as a tree. Null where nothing in it is formatted: then it is what it is. Of a text that is nested
 * too deeply or has too many pieces only the spoilers are kept.
 *
 * @param mentions as places of the text, in UTF-16 units
 */
export function treeOf(text: string, mentions: readonly MentionView[]): Block[] | null {
  try {
    const signs = placed(bounded(text), mentions)
    const blocks = signs && new Tree(signs).of(tokensOf(asTyped(signs.text)))
    return blocks && (blocks.some(isFormatted) || ESCAPE.test(signs.text)) ? blocks : null
  } catch (failure) {
    if (failure instanceof TooMuch) {
      return onlySpoilers(text, mentions)
    }
    throw failure
  }
}

class TooMuch extends Error {}

/** A text with more signs than there may be pieces is none that anybody has formatted, and not worth to be parsed. */
function bounded(text: string): string {
  if ((text.match(SIGNS)?.length ?? 0) > MOST_NODES) {
    throw new TooMuch()
  }
  return text
}

/** Puts the parser's row of tokens into the order of a tree, and counts. */
class Tree {
  private nodes = 0

  constructor(private readonly signs: Placed) {}

  of(tokens: readonly Token[]): Block[] {
    return this.blocks(new Row(tokens), 0)
  }

  private blocks(row: Row, depth: number): Block[] {
    const blocks: Block[] = []
    for (let token = row.next(); token && token.nesting >= 0; token = row.next()) {
      blocks.push(...this.block(token, row, this.counted(depth)))
    }
    return blocks
  }

  private block(token: Token, row: Row, depth: number): Block[] {
    switch (token.type) {
      case 'blockquote_open':
        return [{ kind: 'quote', blocks: this.blocks(row, depth) }]
      case 'bullet_list_open':
        return [{ kind: 'list', start: null, items: this.items(row, depth) }]
      case 'ordered_list_open':
        return [{ kind: 'list', start: Number(token.attrGet('start') ?? 1), items: this.items(row, depth) }]
      case 'fence':
        return [this.codeBlock(token)]
      case 'heading_open':
        return [{ kind: 'heading', level: levelOf(token), inlines: this.line(row, depth) }]
      case 'paragraph_open':
        return [{ kind: 'paragraph', inlines: this.line(row, depth) }]
      default:
        return []
    }
  }

  private items(row: Row, depth: number): Block[][] {
    const items: Block[][] = []
    for (let token = row.next(); token && token.nesting > 0; token = row.next()) {
      items.push(this.blocks(row, depth))
    }
    return items
  }

  private codeBlock({ content, info, markup }: Token): Block {
    const text = this.signs.written(content).replace(/\n$/, '')
    return text.trim() === ''
      ? { kind: 'paragraph', inlines: [plain(`${markup}${this.signs.written(info)}`)] }
      : { kind: 'codeBlock', language: LANGUAGE.exec(info.trim())?.[0].toLowerCase() ?? '', text }
  }

  /** What is between the beginning of a paragraph or heading and its end. */
  private line(row: Row, depth: number): Inline[] {
    const inline = row.next()
    row.next()
    return this.inlines(new Row(inline?.children ?? []), depth)
  }

  private inlines(row: Row, depth: number): Inline[] {
    const inlines: Inline[] = []
    for (let token = row.next(); token && token.nesting >= 0; token = row.next()) {
      inlines.push(...this.inline(token, row, this.counted(depth)))
    }
    return inlines
  }

  private inline(token: Token, row: Row, depth: number): Inline[] {
    if (token.nesting === 1) {
      const inlines = this.inlines(row, depth)
      const kind = WRAPS[token.type.replace(/_open$/, '') as keyof typeof WRAPS]
      return token.type === 'link_open' ? this.link(token, inlines) : [{ kind, inlines }]
    }
    if (token.type === 'code_inline') {
      return [{ kind: 'code', text: this.signs.written(token.content) }]
    }
    const text = token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content
    return this.signs.partsOf(text).map((part) => {
      this.counted(0)
      return { kind: 'part', part }
    })
  }

  /** Words that are an address themselves would only serve to look like another one: then both are shown. */
  private link(token: Token, inlines: Inline[]): Inline[] {
    const address = String(token.attrGet('href') ?? '')
    const href = this.signs.hrefOf(address)
    if (href === null || inlines.length === 0 || inlines.some(hasAddress)) {
      const [part] = this.signs.partsOf(address)
      return [
        plain('['),
        ...inlines,
        plain(']('),
        ...(part ? [{ kind: 'part', part } as const] : []),
        plain(')'),
      ]
    }
    return [{ kind: 'link', href, inlines }]
  }

  /** The depth of what is within, if there is still room for it. */
  private counted(depth: number): number {
    if (++this.nodes > MOST_NODES || depth > DEEPEST) {
      throw new TooMuch()
    }
    return depth + 1
  }
}

class Row {
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  next(): Token | undefined {
    return this.tokens[this.at++]
  }
}

function levelOf(token: Token): 1 | 2 | 3 {
  return token.tag === 'h1' ? 1 : token.tag === 'h2' ? 2 : 3
}

function plain(text: string): Inline {
  return { kind: 'part', part: { text, href: null, mention: null } }
}

function hasAddress(inline: Inline): boolean {
  switch (inline.kind) {
    case 'part':
      return inline.part.href !== null
    case 'code':
      return false
    default:
      return inline.inlines.some(hasAddress)
  }
}

function isFormatted(block: Block): boolean {
  return block.kind !== 'paragraph' || block.inlines.some(({ kind }) => kind !== 'part')
}

function onlySpoilers(text: string, mentions: readonly MentionView[]): Block[] {
  const within = (start: number, end: number): Inline[] =>
    partsOf(
      text.slice(start, end),
      mentions
        .filter((mention) => mention.start >= start && mention.start + mention.length <= end)
        .map((mention) => ({ ...mention, start: mention.start - start })),
    ).map((part) => ({ kind: 'part', part }))
  const inlines: Inline[] = []
  let at = 0
  for (const { start, end } of spoilersIn(text)) {
    inlines.push(...within(at, start), { kind: 'spoiler', inlines: within(start + 2, end - 2) })
    at = end
  }
  return [{ kind: 'paragraph', inlines: [...inlines, ...within(at, text.length)] }]
}

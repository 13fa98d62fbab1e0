import type { Block, Inline } from './formatted'
import { partsOf } from './messageParts'
import { treeOf } from './treeOf'
import type { MentionView } from '@/realtime/protocol.gen'

/** A link of a message's text. */
export interface WrittenLink {
  href: string
  /** As it was written, where it is shown itself. */
  address: string
  /** What is shown in its place; null where the address is. */
  words: string | null
}

/** Of more in one text the first count. */
const MOST = 20

/**
 * The links that somebody reads in a text as it is shown, as the server's `WrittenLinks` finds them: each once, in the order
 * of the text, none in code or in a spoiler. Both are held to `docs/protocol/text-cases.json`.
 */
export function linksIn(text: string, mentions: readonly MentionView[]): WrittenLink[] {
  const tree = treeOf(text, mentions)
  const found = tree ? tree.flatMap(ofBlock) : ofParts(text, mentions)
  return [...new Map(found.toReversed().map((link) => [link.href, link])).values()]
    .toReversed()
    .slice(0, MOST)
}

function ofParts(text: string, mentions: readonly MentionView[]): WrittenLink[] {
  return ofLine(partsOf(text, mentions).map((part) => ({ kind: 'part', part })))
}

function ofBlock(block: Block): WrittenLink[] {
  switch (block.kind) {
    case 'codeBlock':
      return []
    case 'quote':
      return block.blocks.flatMap(ofBlock)
    case 'list':
      return block.items.flat().flatMap(ofBlock)
    default:
      return ofLine(block.inlines)
  }
}

function ofLine(inlines: readonly Inline[]): WrittenLink[] {
  return inlines.flatMap((inline) => {
    switch (inline.kind) {
      case 'code':
      case 'spoiler':
        return []
      case 'part':
        return inline.part.href === null
          ? []
          : [{ href: inline.part.href, address: inline.part.text, words: null }]
      case 'link':
        return [{ href: inline.href, address: inline.href, words: wordsOf(inline.inlines).trim() || null }]
      default:
        return ofLine(inline.inlines)
    }
  })
}

function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'part':
          return inline.part.text
        case 'code':
          return inline.text
        default:
          return wordsOf(inline.inlines)
      }
    })
    .join('')
}

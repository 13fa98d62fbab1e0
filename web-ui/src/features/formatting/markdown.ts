import MarkdownIt, { type StateInline, type Token } from 'markdown-it'
import { isPlacedLink } from './places'
import { spoilerEnds } from '@/text/spoilers'

/** Above what is shown, so that whatever is nested deeper is seen to be, and below what costs. */
const DEEPEST_PARSED = 40
/** Whatever begins something; all between is text. */
const SIGN = /[\n!*[\\\]_`|~]/

/**
 * The part of CommonMark that messages have, with strikes and spoilers. Left out is what nobody means in a chat, or what
 * hides a part of the text: HTML, entities, images, tables, references, indented code, underlined headings, rules.
 */
const parser = new MarkdownIt('zero', { breaks: true, maxNesting: DEEPEST_PARSED })
  .enable(['blockquote', 'fence', 'heading', 'list', 'backticks', 'escape', 'link', 'newline'])
  .enable(['emphasis', 'strikethrough'])
parser.validateLink = isPlacedLink
parser.normalizeLink = (link) => link
parser.inline.ruler.at('text', words)
parser.inline.ruler.push('spoiler', spoiler)

const ends = new WeakMap<StateInline, (start: number) => number | null>()

export function tokensOf(text: string): Token[] {
  return parser.parse(text, {})
}

function words(state: StateInline, silent: boolean): boolean {
  const rest = state.src.slice(state.pos, state.posMax)
  const sign = rest.search(SIGN)
  const text = sign < 0 ? rest : rest.slice(0, sign)
  if (!silent) {
    state.pending += text
  }
  state.pos += text.length
  return text !== ''
}

function spoiler(state: StateInline, silent: boolean): boolean {
  const endOf = ends.get(state) ?? spoilerEnds(state.src)
  ends.set(state, endOf)
  const end = endOf(state.pos)
  if (end === null || end > state.posMax) {
    return false
  }
  if (!silent) {
    const last = state.posMax
    state.push('spoiler_open', 'span', 1)
    state.pos += 2
    state.posMax = end - 2
    state.md.inline.tokenize(state)
    state.posMax = last
    state.push('spoiler_close', 'span', -1)
  }
  state.pos = end
  return true
}

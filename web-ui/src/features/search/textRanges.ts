import type { MatchRange } from '@/api/schema'

/** What of the page is within a text without being part of it. */
const ASIDE = '[data-aside]'

/**
 * What was looked for in a message, where it is shown. Where the text is formatted its places are others than in what was
 * written: then the words are looked for one after the other, and those that marks cut or a spoiler covers are left out.
 */
export function matchesIn(element: Element, written: string, matches: readonly MatchRange[]): Range[] {
  const shown = textNodesOf(element)
    .map(({ text }) => text.nodeValue)
    .join('')
  if (shown === written) {
    return rangesIn(element, matches)
  }
  let at = 0
  const found = matches.flatMap(({ start, end }) => {
    const place = start < end ? shown.indexOf(written.slice(start, end), at) : -1
    if (place < 0) {
      return []
    }
    at = place + end - start
    return [{ start: place, end: at }]
  })
  return rangesIn(element, found)
}

/**
 * The ranges of an element's text, which links and mentions cut into several nodes. One that is not within the text, as it has
 * become shorter by an edit, is left out.
 *
 * @param matches in the order of the text, in UTF-16 units
 */
export function rangesIn(element: Element, matches: readonly MatchRange[]): Range[] {
  const nodes = textNodesOf(element)
  return matches.flatMap(({ start, end }) => {
    const first = nodes.find((node) => start < node.end)
    const last = nodes.find((node) => end <= node.end)
    if (!first || !last) {
      return []
    }
    const found = document.createRange()
    found.setStart(first.text, start - first.start)
    found.setEnd(last.text, end - last.start)
    return [found]
  })
}

function textNodesOf(element: Element): { text: Node; start: number; end: number }[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(ASIDE) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  const nodes = []
  let at = 0
  while (walker.nextNode()) {
    const text = walker.currentNode
    const end = at + (text.nodeValue?.length ?? 0)
    nodes.push({ text, start: at, end })
    at = end
  }
  return nodes
}

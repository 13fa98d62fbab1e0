import type { MatchRange } from '@/api/schema'

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
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
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

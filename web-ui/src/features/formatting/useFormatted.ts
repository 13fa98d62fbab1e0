import { computed, type ComputedRef, watchEffect } from 'vue'
import type { Block } from './formatted'
import type { MentionView } from '@/realtime/protocol.gen'
import { mayBeFormatted } from '@/text/plainText'
import { lateSoon } from '@/ui/lazy'

/** So many texts are remembered, the latest. */
const MOST_KEPT = 500

const formatter = lateSoon(() => import('./formatter'))
const kept = new Map<string, Block[] | null>()

/**
 * A text as a tree, and what shows it. Null where nothing in it is formatted, and until the parser has come: then the text is
 * shown as it was written.
 */
export function useFormatted(text: () => string, mentions: () => readonly MentionView[]) {
  const signs = computed(() => mayBeFormatted(text()))
  watchEffect(() => {
    if (signs.value) {
      formatter.want()
    }
  })
  const blocks: ComputedRef<Block[] | null> = computed(() => {
    const parse = signs.value ? formatter.value.value?.treeOf : undefined
    return parse ? remembered(text(), mentions(), parse) : null
  })
  return { blocks, view: computed(() => formatter.value.value?.FormattedText) }
}

function remembered(
  text: string,
  mentions: readonly MentionView[],
  parse: (text: string, mentions: readonly MentionView[]) => Block[] | null,
): Block[] | null {
  const key = JSON.stringify([text, mentions.map(({ userId, start, length }) => [userId, start, length])])
  let blocks = kept.get(key)
  if (blocks === undefined) {
    blocks = parse(text, mentions)
    kept.set(key, blocks)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) {
      kept.delete(oldest)
    }
  }
  return blocks
}

import { computed, type Ref, shallowRef } from 'vue'
import type { ListedConversation } from './listedConversation'
import { hull, seenUpTo, type Span, spanOf, withSpan } from './seenRows'

/**
 * What of a conversation has been seen: the rows that were on the screen of somebody who looks, and those that they passed
 * with their own hand. A read marker says that all before it is read, so it moves on only where what has been seen is
 * joined to it: a jump to a found message leaves it where it is, until what lies between has been seen too.
 *
 * @param attentive whether somebody looks: the page is visible, and its window has the focus
 */
export function useSeenRows(
  conversation: Pick<ListedConversation, 'rows' | 'shown' | 'summary'>,
  attentive: Readonly<Ref<boolean>>,
) {
  const { rows, shown, summary } = conversation
  const spans = shallowRef<readonly Span[]>([])
  /** What is on the screen; null while nobody looks. */
  const present = shallowRef<Span | null>(null)
  /** What a hand's scrolling goes on from; null where the page has moved the list from there. */
  let reached: Span | null = null

  /** All up to here is read: where nothing is unread, also what comes after the marker. */
  const read = computed(() => {
    const { readSeq, unread, head } = summary.value ?? { readSeq: 0, unread: 0, head: 0 }
    return unread === 0 ? Math.max(readSeq, head) : readSeq
  })
  /** How far the read marker may move; 0 for not at all. */
  const readTo = computed(() => seenUpTo(spans.value, read.value))
  const furthest = computed(() => Math.max(read.value, ...spans.value.map(({ to }) => to)))
  /** Whether unread messages before those on the screen were jumped over. */
  const skipped = computed(
    () =>
      present.value !== null &&
      (summary.value?.unread ?? 0) > 0 &&
      present.value.from > Math.max(read.value, readTo.value) + 1,
  )

  /** @param byHand whether the person has scrolled here from where the last look was */
  function see(first: number, last: number, byHand: boolean): void {
    const before = present.value
    const start = reached
    const span = attentive.value ? spanOf(rows.value, first, last, shown.value) : null
    if (before?.from !== span?.from || before?.to !== span?.to) {
      present.value = span
    }
    reached = span
    if (span) {
      add(byHand && start ? hull(start, span) : span)
    }
  }

  /** The page moves the list away from what is on the screen: what it passes then is not seen. */
  function leave(): void {
    reached = null
  }

  /** The person is done with all that is held. */
  function passAll(): void {
    if (attentive.value) {
      add({ from: 1, to: shown.value.to })
    }
  }

  function add(span: Span): void {
    if (!spans.value.some(({ from, to }) => from <= span.from && to >= span.to)) {
      spans.value = withSpan(spans.value, span)
    }
  }

  return { readTo, furthest, skipped, see, leave, passAll }
}

import { useEventListener, useMediaQuery, useResizeObserver } from '@vueuse/core'
import { nextTick, onBeforeUnmount, onBeforeUpdate, onUpdated, type Ref, ref, shallowRef, watch } from 'vue'
import type { ListedConversation } from './listedConversation'
import { placeOf } from './rowPlaces'
import { firstReadable } from './seenRows'
import type { Row } from './timeline'
import { firstBelow, useRowElements } from './useRowElements'
import { useRowRange } from './useRowRange'
import { useSeenRows } from './useSeenRows'

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 80
const UNREAD_FROM_TOP_PX = 90
const FLASH_MS = 2000
/** A list that has not moved for so long stands; some browsers do not tell. */
export const STILL_MS = 150

/** A row and how far below the list's upper edge it stood; `end` where the end is held fast. */
type Anchor = 'end' | { key: string; top: number }

/**
 * The part of a conversation that is in the document: a window on its rows that moves with the scrolling. Whatever is
 * added or dropped before it or after it, what one reads stays where it is; at the end the newest row does, as long as no
 * message that has come since would leave the screen unseen.
 *
 * @param attentive whether somebody looks
 */
export function useMessageWindow(
  list: Readonly<Ref<HTMLElement | null>>,
  content: Readonly<Ref<HTMLElement | null>>,
  conversation: ListedConversation,
  attentive: Readonly<Ref<boolean>>,
) {
  const { rows, atTail, loaded } = conversation
  const { places, range, days, showLast, showAround, moveOn } = useRowRange(list, conversation)
  const atEnd = ref(true)
  const seen = useSeenRows(conversation, attentive)
  /** Whether the list has come to the place where the conversation opens. */
  const placed = ref(false)
  /** How many of the page's own moves are under way: what passes then is not seen. */
  let settling = 0
  /** While the list scrolls to its end by itself. */
  let gliding = false
  /** Where the list stood at the last look; whoever scrolled it away from there since is the person. */
  let stood = 0
  /** The seq up to which everything has been at the end of the list while somebody looked. */
  let endSeq = 0
  const found = shallowRef<string | null>(null)
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  let anchor: Anchor = 'end'
  let flash: ReturnType<typeof setTimeout> | undefined
  let stillness: ReturnType<typeof setTimeout> | undefined

  const { elements, elementOf } = useRowElements(content)

  /** Remembers what stands where, and what has been seen. */
  function look(byHand = false): void {
    const el = list.value
    if (!el || !loaded.value) {
      return
    }
    const upper = el.getBoundingClientRect().top
    const lower = upper + el.clientHeight
    const reaching = range.value.end === rows.value.length && atTail.value
    atEnd.value = reaching && el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX
    const all = elements()
    const top = all[firstBelow(all, upper + 1)]
    anchor =
      atEnd.value || !top?.dataset.row
        ? 'end'
        : { key: top.dataset.row, top: top.getBoundingClientRect().top - upper }
    stood = el.scrollTop
    gliding &&= !isAtBottom(el)
    if (placed.value && settling === 0 && !gliding) {
      see(all, upper, lower, byHand)
    }
  }

  /** A row has been seen when its lower edge has. */
  function see(all: readonly HTMLElement[], upper: number, lower: number, byHand: boolean): void {
    const onScreen = all.slice(firstBelow(all, upper), firstBelow(all, lower + 1))
    const indexes = onScreen.flatMap((each) => places.value.get(each.dataset.row ?? '') ?? [])
    const [from, to] = [indexes[0], indexes.at(-1)]
    if (from !== undefined && to !== undefined) {
      seen.see(from, to, byHand)
    }
    if (atEnd.value && attentive.value) {
      endSeq = Math.max(endSeq, Number(all.findLast((each) => each.dataset.at)?.dataset.at ?? 0))
    }
  }

  /** How far the list may follow its end: the first message that has come since it stood there stays on the screen. */
  function endTop(el: HTMLElement): number {
    const end = el.scrollHeight - el.clientHeight
    const fresh = firstReadable(rows.value, endSeq)
    const element = fresh && elementOf(fresh.key)
    return element ? Math.min(end, Math.max(el.scrollTop, topOf(element, el) - UNREAD_FROM_TOP_PX)) : end
  }

  /** Puts what is remembered back to its place. */
  function hold(): void {
    const el = list.value
    if (!el) {
      return
    }
    if (anchor === 'end') {
      el.scrollTop = endTop(el)
      return
    }
    const row = elementOf(anchor.key)
    if (row) {
      const moved = row.getBoundingClientRect().top - el.getBoundingClientRect().top - anchor.top
      if (Math.abs(moved) >= 1) {
        el.scrollTop += moved
      }
    }
  }

  /** A move of the page's own: nothing is seen before it has come to its end. */
  async function settle(move: () => Promise<void>): Promise<void> {
    settling++
    try {
      await move()
    } finally {
      settling--
      look()
      moveOn()
    }
  }

  /** The first move of all, to where the conversation opens. */
  async function open(move: () => Promise<void>): Promise<void> {
    placed.value = false
    await settle(move)
    placed.value = true
    look()
  }

  /** Goes to the end of the list, by itself. */
  const toEnd = () =>
    settle(async () => {
      conversation.showEnd()
      endSeq = conversation.shown.value.to
      await nextTick()
      const el = list.value
      const near = range.value.end === rows.value.length
      if (el && near && !still.value && el.scrollHeight - el.scrollTop < 3 * el.clientHeight) {
        gliding = !isAtBottom(el)
        awaitStillness()
        seen.leave()
        el.scrollTo({ top: el.scrollHeight, behavior: 'smooth' })
        return
      }
      showLast()
      await nextTick()
      anchor = 'end'
      hold()
    })

  /** Whatever the hand does meanwhile: what a glide passes is seen only where it comes to stand. */
  function awaitStillness(): void {
    clearTimeout(stillness)
    if (gliding) {
      stillness = setTimeout(stand, STILL_MS)
    }
  }

  function stand(): void {
    clearTimeout(stillness)
    if (gliding) {
      gliding = false
      look()
    }
  }

  /** The person goes to the end, and is thereby done with all that is before it. */
  async function jumpToEnd(): Promise<void> {
    await toEnd()
    seen.passAll()
  }

  /** Shows the row of a seq, or the one before it, in the middle of the list. Rejects where it cannot be read. */
  const goTo = (seq: number) =>
    settle(async () => {
      await conversation.reach(seq)
      await nextTick()
      const index = placeOf(rows.value, seq)
      const row = rows.value[index]
      if (row) {
        await reveal(index, row)
        elementOf(row.key)?.scrollIntoView({ block: 'center' })
        clearTimeout(flash)
        found.value = row.key
        flash = setTimeout(() => (found.value = null), FLASH_MS)
      }
    })

  /** Shows where the unread messages begin, below the upper edge. False where there are none. */
  async function goToUnread(): Promise<boolean> {
    const index = rows.value.findIndex((row) => row.kind === 'unread')
    const row = rows.value[index]
    if (row) {
      await settle(() => reveal(index, row, UNREAD_FROM_TOP_PX))
    }
    return row !== undefined
  }

  async function reveal(index: number, row: Row, top = 0): Promise<void> {
    if (index < range.value.start || index >= range.value.end || !elementOf(row.key)) {
      showAround(index)
    }
    // Only then: whatever comes before takes down where one is now.
    await nextTick()
    anchor = { key: row.key, top }
    hold()
  }

  useEventListener(
    list,
    'scroll',
    () => {
      look(!gliding && Math.abs((list.value?.scrollTop ?? stood) - stood) > 1)
      awaitStillness()
      moveOn()
    },
    { passive: true },
  )
  useEventListener(list, 'scrollend', stand)
  // Also when the keyboard of a phone opens or a picture comes.
  useResizeObserver([list, content], () => {
    hold()
    look()
    moveOn()
  })
  // What one has scrolled since the last look counts.
  onBeforeUpdate(() => {
    look()
  })
  onUpdated(() => {
    hold()
    look()
  })
  watch(attentive, () => {
    look()
  })
  watch([rows, range], () => nextTick(moveOn))
  onBeforeUnmount(() => {
    clearTimeout(flash)
    clearTimeout(stillness)
  })

  return { days, atEnd, placed, seen, found, open, toEnd, jumpToEnd, goTo, goToUnread }
}

const topOf = (element: HTMLElement, el: HTMLElement) =>
  el.scrollTop + element.getBoundingClientRect().top - el.getBoundingClientRect().top

const isAtBottom = (el: HTMLElement) => el.scrollHeight - el.scrollTop - el.clientHeight <= 1

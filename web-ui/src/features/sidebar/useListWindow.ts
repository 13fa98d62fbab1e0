import { useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, nextTick, onMounted, onScopeDispose, type Ref, shallowRef, watch } from 'vue'
import { type ListView, placed, rangeOf, scrollTo, shiftOf, WHOLE_ROWS } from './listWindow'
import type { ChatSummary } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** Until a row has been measured, which needs one in the document. */
const PITCH_PX = 76
const FIRST_ROWS = 40
/** By less a height is the same, rounded. */
const SAME_PX = 0.5

/**
 * Which rows of a long list are in the document: those near to what is visible, and those that are kept. The others are
 * room above a row, or below the last one. A list that is not long is there as a whole, and the browser's to scroll.
 *
 * @param scroller what scrolls; the list may have something above it in there
 * @param kept what has the focus, or may get it
 * @param open is scrolled into view once it is another one
 */
export function useListWindow(
  scroller: Readonly<Ref<HTMLElement | null>>,
  list: Readonly<Ref<HTMLElement | null>>,
  shown: Readonly<Ref<readonly ChatSummary[]>>,
  kept: () => readonly (ChatId | null)[],
  open: () => ChatId | null,
) {
  const range = shallowRef({ start: 0, end: FIRST_ROWS })
  const pitch = shallowRef(PITCH_PX)
  /** Both are kept while the list is not displayed, as on a phone while a chat is open; a browser may forget its part. */
  let view: ListView | null = null
  let scrolled = 0
  let displayed = false
  let frame = 0
  let revealed: ChatId | null = null

  const windowed = computed(() => shown.value.length > WHOLE_ROWS)
  const rows = computed(() => {
    const chats = shown.value
    if (!windowed.value) {
      return chats.map((chat, index) => ({ chat, index, space: 0 }))
    }
    const others = kept().map((id) => chats.findIndex((chat) => chat.id === id))
    return placed(chats.length, range.value, others).flatMap(({ index, missing }) => {
      const chat = chats[index]
      return chat ? [{ chat, index, space: missing * pitch.value }] : []
    })
  })
  const spaceBelow = computed(
    () => (shown.value.length - 1 - (rows.value.at(-1)?.index ?? shown.value.length - 1)) * pitch.value,
  )

  /** What of the list is visible; null while it is not displayed. */
  function look(): ListView | null {
    const [el, ul] = [scroller.value, list.value]
    if (!el || !ul || el.clientHeight === 0) {
      return null
    }
    return {
      top: el.getBoundingClientRect().top - ul.getBoundingClientRect().top,
      height: el.clientHeight,
    }
  }

  function measure(): void {
    // Of a list that is there as a whole the first row may have no height of its own yet.
    if (!windowed.value) {
      return
    }
    const [ul, row] = [list.value, list.value?.firstElementChild]
    const height = row?.getBoundingClientRect().height ?? 0
    if (!ul || height === 0) {
      return
    }
    const measured = height + (parseFloat(getComputedStyle(ul).rowGap) || 0)
    const by = measured - pitch.value
    if (Math.abs(by) > SAME_PX) {
      const above = Math.max(0, Math.floor((view?.top ?? 0) / pitch.value))
      pitch.value = measured
      void nextTick(() => {
        scrollBy(above * by)
      })
    }
  }

  function move(): void {
    const now = look()
    displayed = now !== null
    if (now && scroller.value) {
      view = now
      scrolled = scroller.value.scrollTop
      measure()
    }
    if (view && windowed.value) {
      const next = rangeOf(shown.value.length, pitch.value, view)
      if (next.start !== range.value.start || next.end !== range.value.end) {
        range.value = next
      }
    }
  }

  function moveSoon(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0
      move()
    })
  }

  function scrollBy(px: number): void {
    if (view && scroller.value && px !== 0) {
      view = { ...view, top: view.top + px }
      // It may have been scrolled since the last frame.
      scrolled = (displayed ? scroller.value.scrollTop : scrolled) + px
      scroller.value.scrollTop = scrolled
      move()
    }
  }

  /** Chats move with each message: those that are visible stay where they are, unless the first one is among them. */
  watch(
    shown,
    (after, before) => {
      const idsOf = (chats: readonly ChatSummary[]) => chats.map(({ id }) => id)
      if (windowed.value && view && view.top > 0) {
        scrollBy(shiftOf(idsOf(before), idsOf(after), pitch.value, view) * pitch.value)
      }
      moveSoon()
    },
    { flush: 'post' },
  )

  function reveal(): void {
    if (open() === null || open() === revealed) {
      revealed = open()
      return
    }
    // The rows may have been measured just now, for the first time.
    move()
    void nextTick(() => {
      const at = rows.value.findIndex(({ chat }) => chat.id === open())
      const [row, el] = [list.value?.children[at], scroller.value]
      if (row && el && displayed) {
        revealed = open()
        const { top, height } = row.getBoundingClientRect()
        scrollBy(scrollTo({ top, height }, { top: el.getBoundingClientRect().top, height: el.clientHeight }))
      }
    })
  }
  watch([open, shown], reveal, { flush: 'post' })
  onMounted(() => {
    move()
    reveal()
  })

  useEventListener(scroller, 'scroll', moveSoon, { passive: true })
  useResizeObserver([scroller, list], () => {
    if (windowed.value && !displayed && scroller.value && look()) {
      scroller.value.scrollTop = scrolled
    }
    moveSoon()
  })
  onScopeDispose(() => {
    cancelAnimationFrame(frame)
  })

  return { windowed, rows, spaceBelow }
}

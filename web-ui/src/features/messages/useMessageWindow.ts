import { useEventListener, useMediaQuery, useResizeObserver } from '@vueuse/core'
import {
  computed,
  nextTick,
  onBeforeUnmount,
  onBeforeUpdate,
  onUpdated,
  type Ref,
  ref,
  shallowRef,
  watch,
} from 'vue'
import { keyNear, placeOf, withSeparators } from './rowPlaces'
import { byDay, type Row, seqOf } from './timeline'
import type { useConversation } from './useConversation'

/** As many rows of a conversation are elements at once, at most; so many come and go together. */
const MOST_ROWS = 160
const STEP = 40
/** Nearer to the end than this counts as being there. */
const NEAR_PX = 80
/** Rows are added before one comes within this of the edge, or a window's height if that is less. */
const ROOM_PX = 900
const UNREAD_FROM_TOP_PX = 90
const FLASH_MS = 2000
const RETRY_MS = 3000

/** A row and how far below the list's upper edge it stood; `end` where the end is held fast. */
type Anchor = 'end' | { key: string; top: number }

/**
 * The part of a conversation that is in the document: a window on its rows that moves with the scrolling. Whatever is
 * added or dropped before it or after it, what one reads stays where it is; at the end the newest row does.
 */
export function useMessageWindow(
  list: Readonly<Ref<HTMLElement | null>>,
  content: Readonly<Ref<HTMLElement | null>>,
  conversation: ReturnType<typeof useConversation>,
) {
  const { rows, atTail, loaded } = conversation
  /** Keys of the first and the last row of the window; null for as many as there are at the end, and for the end. */
  const first = shallowRef<string | null>(null)
  const last = shallowRef<string | null>(null)
  const atEnd = ref(true)
  /** The seq of the last row that has been seen whole. */
  const seenSeq = ref(0)
  const found = shallowRef<string | null>(null)
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  let anchor: Anchor = 'end'
  let flash: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const places = computed(() => new Map(rows.value.map((row, index) => [row.key, index])))
  const range = computed(() => {
    const { length } = rows.value
    const end = last.value === null ? length : (places.value.get(last.value) ?? length - 1) + 1
    const start = first.value === null ? null : (places.value.get(first.value) ?? null)
    return {
      start: withSeparators(rows.value, start !== null && start < end ? start : Math.max(0, end - STEP)),
      end,
    }
  })
  const days = computed(() => byDay(rows.value.slice(range.value.start, range.value.end)))

  const elements = () => [...(content.value?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const elementOf = (key: string) =>
    content.value?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`) ?? null

  /** Remembers what stands where, and what has been seen. */
  function look(): void {
    const el = list.value
    if (!el || !loaded.value) {
      return
    }
    const upper = el.getBoundingClientRect().top
    const lower = upper + el.clientHeight
    const reaching = range.value.end === rows.value.length && atTail.value
    atEnd.value = reaching && el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX
    const all = elements()
    const top = all.find((each) => each.getBoundingClientRect().bottom > upper + 1)
    anchor =
      atEnd.value || !top?.dataset.row
        ? 'end'
        : { key: top.dataset.row, top: top.getBoundingClientRect().top - upper }
    const seen = all.findLast((each) => each.getBoundingClientRect().bottom <= lower + 1)
    seenSeq.value = Math.max(seenSeq.value, Number(seen?.dataset.at ?? 0))
  }

  /** Puts what is remembered back to its place. */
  function hold(): void {
    const el = list.value
    if (!el) {
      return
    }
    if (anchor === 'end') {
      el.scrollTop = el.scrollHeight
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

  /** Moves the window on, or asks for more of the log, where one comes near to an edge. */
  function move(): void {
    const el = list.value
    if (!el || !loaded.value || rows.value.length === 0) {
      return
    }
    const room = Math.min(ROOM_PX, el.clientHeight)
    const above = el.scrollTop
    const below = el.scrollHeight - el.scrollTop - el.clientHeight
    const { length } = rows.value
    let { start, end } = range.value
    if (above < room) {
      void (start === 0 && load('older'))
      start = Math.max(0, start - STEP)
    }
    if (below < room) {
      void (end === length && load('newer'))
      end = Math.min(length, end + STEP)
    }
    if (end - start > MOST_ROWS) {
      if (above > below) {
        start = end - MOST_ROWS
      } else {
        end = start + MOST_ROWS
      }
    }
    show(start, end, below < room)
  }

  async function load(end: 'older' | 'newer'): Promise<void> {
    if (!(await conversation.load(end))) {
      clearTimeout(retry)
      retry = setTimeout(move, RETRY_MS)
    }
  }

  function show(start: number, end: number, following = false): void {
    first.value = keyNear(rows.value, start, 1)
    last.value = end === rows.value.length && following ? null : keyNear(rows.value, end - 1, -1)
    const seqs = rows.value.slice(start, end).flatMap((row) => seqOf(row) ?? [])
    const [from, to] = [seqs[0], seqs.at(-1)]
    if (from !== undefined && to !== undefined) {
      conversation.focusOn({ from, to })
    }
  }

  async function toEnd(): Promise<void> {
    conversation.showEnd()
    await nextTick()
    const el = list.value
    const near = range.value.end === rows.value.length
    if (el && near && el.scrollHeight - el.scrollTop < 3 * el.clientHeight) {
      el.scrollTo({ top: el.scrollHeight, behavior: still.value ? 'auto' : 'smooth' })
      return
    }
    first.value = null
    last.value = null
    await nextTick()
    anchor = 'end'
    hold()
    look()
  }

  /** Shows the row of a seq, or the one before it, in the middle of the list. Rejects where it cannot be read. */
  async function goTo(seq: number): Promise<void> {
    await conversation.reach(seq)
    await nextTick()
    const index = placeOf(rows.value, seq)
    const row = rows.value[index]
    if (row) {
      await reveal(index, row)
      elementOf(row.key)?.scrollIntoView({ block: 'center' })
      look()
      move()
      clearTimeout(flash)
      found.value = row.key
      flash = setTimeout(() => (found.value = null), FLASH_MS)
    }
  }

  /** Shows where the unread messages begin, below the upper edge. */
  async function goToUnread(): Promise<boolean> {
    const index = rows.value.findIndex((row) => row.kind === 'unread')
    const row = rows.value[index]
    if (row) {
      await reveal(index, row, UNREAD_FROM_TOP_PX)
      look()
      move()
    }
    return row !== undefined
  }

  async function reveal(index: number, row: Row, top = 0): Promise<void> {
    if (index < range.value.start || index >= range.value.end || !elementOf(row.key)) {
      show(Math.max(0, index - STEP), Math.min(rows.value.length, index + STEP))
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
      look()
      move()
    },
    { passive: true },
  )
  // Also when the keyboard of a phone opens or a picture comes.
  useResizeObserver([list, content], () => {
    hold()
    look()
    move()
  })
  // What one has scrolled since the last look counts.
  onBeforeUpdate(look)
  onUpdated(() => {
    hold()
    look()
  })
  watch([rows, range], () => nextTick(move))
  onBeforeUnmount(() => {
    clearTimeout(retry)
    clearTimeout(flash)
  })

  return { days, atEnd, seenSeq, found, toEnd, goTo, goToUnread }
}

import { computed, onScopeDispose, type Ref, shallowRef } from 'vue'
import type { ListedConversation } from './listedConversation'
import { keyNear, withSeparators } from './rowPlaces'
import { byDay, seqOf } from './timeline'
import { density } from '@/ui/density'

/** As many rows of a conversation are elements at once, at most: enough for the room beyond both edges of a high window. */
const MOST_ROWS = { comfortable: 160, compact: 280 }
/** So many come and go together. */
const STEP = 40
/** Rows are added before one comes within this of the edge, or a window's height if that is less. */
const ROOM_PX = 900
const RETRY_MS = 3000

/** Which rows of a conversation are in the document: a few more than there is room for. */
export function useRowRange(list: Readonly<Ref<HTMLElement | null>>, conversation: ListedConversation) {
  const { rows, loaded } = conversation
  /** Keys of the first and the last row of the window; null for as many as there are at the end, and for the end. */
  const first = shallowRef<string | null>(null)
  const last = shallowRef<string | null>(null)
  let retry: ReturnType<typeof setTimeout> | undefined

  const places = computed(() => new Map(rows.value.map((row, index) => [row.key, index])))
  const end = computed(() =>
    last.value === null ? rows.value.length : (places.value.get(last.value) ?? rows.value.length - 1) + 1,
  )
  const start = computed(() => {
    const place = first.value === null ? null : (places.value.get(first.value) ?? null)
    const from = place !== null && place < end.value ? place : Math.max(0, end.value - STEP)
    return withSeparators(rows.value, last.value === null ? withoutOldest(from, end.value) : from)
  })
  const range = computed(() => ({ start: start.value, end: end.value }))
  // Of numbers, so that a window that has not moved is not rendered again.
  const days = computed(() => byDay(rows.value.slice(start.value, end.value)))

  /** Moves the window on, or asks for more of the log, where one comes near to an edge. */
  function moveOn(): void {
    const el = list.value
    if (!el || !loaded.value || rows.value.length === 0) {
      return
    }
    const room = Math.min(ROOM_PX, el.clientHeight)
    const above = el.scrollTop
    const below = el.scrollHeight - el.scrollTop - el.clientHeight
    const { length } = rows.value
    const most = MOST_ROWS[density.value]
    let { start, end } = range.value
    if (above < room) {
      void (start === 0 && load('older'))
      start = Math.max(0, start - STEP)
    }
    if (below < room) {
      void (end === length && load('newer'))
      end = Math.min(length, end + STEP)
    }
    if (end - start > most) {
      if (above > below) {
        start = end - most
      } else {
        end = start + most
      }
    }
    show(start, end, below < room)
  }

  /**
   * Where the window follows the end, as many old rows go as new ones come, in the same rendering. Of more than a step it is
   * for {@link moveOn} to say which are needed.
   */
  function withoutOldest(from: number, to: number): number {
    const most = MOST_ROWS[density.value]
    const over = to - from - most
    return over > 0 && over <= STEP ? to - most : from
  }

  async function load(end: 'older' | 'newer'): Promise<void> {
    if (!(await conversation.load(end))) {
      clearTimeout(retry)
      retry = setTimeout(moveOn, RETRY_MS)
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

  /** Shows as many rows as there are at the end. */
  function showLast(): void {
    first.value = null
    last.value = null
  }

  function showAround(index: number): void {
    show(Math.max(0, index - STEP), Math.min(rows.value.length, index + STEP))
  }

  onScopeDispose(() => {
    clearTimeout(retry)
  })

  return { places, range, days, showLast, showAround, moveOn }
}

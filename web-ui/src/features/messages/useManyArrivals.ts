import { onScopeDispose, type Ref, ref, shallowRef, watch } from 'vue'
import { isReadable } from './seenRows'
import { type Row, seqOf } from './timeline'

/** So many messages are read out one by one within a second; of more it is only told how many they are. */
export const READ_OUT_A_SECOND = 5
const SECOND_MS = 1000
/** How many seconds are told of together: a sentence takes its time. */
const TOLD_AFTER = 3

/**
 * Whether others write faster than their messages can be read out, and how many have come since that was told last.
 *
 * @param atEnd whether one is at the end of the conversation, where its messages are read out
 */
export function useManyArrivals(rows: Readonly<Ref<readonly Row[]>>, atEnd: () => boolean) {
  const many = ref(false)
  /** How many there were when they were told of last; 0 while they are read out one by one. */
  const told = shallowRef(0)
  let newest = newestOf(rows.value)
  let withinSecond = 0
  let untold = 0
  let seconds = 0
  let timer: ReturnType<typeof setInterval> | undefined

  watch(rows, (now) => {
    const count = atEnd() ? countAfter(now, newest) : 0
    newest = newestOf(now)
    if (count > 0) {
      withinSecond += count
      many.value ||= withinSecond > READ_OUT_A_SECOND
      untold = many.value ? untold + count : 0
      timer ??= setInterval(pass, SECOND_MS)
    }
  })

  /** A second is over. */
  function pass(): void {
    const calm = withinSecond <= READ_OUT_A_SECOND
    withinSecond = 0
    if (calm || ++seconds === TOLD_AFTER) {
      told.value = untold
      untold = 0
      seconds = 0
    }
    if (calm) {
      many.value = false
      clearInterval(timer)
      timer = undefined
    }
  }

  onScopeDispose(() => {
    clearInterval(timer)
  })

  return { many, told }
}

function newestOf(rows: readonly Row[]): number {
  const row = rows.findLast((each) => seqOf(each) !== null)
  return (row && seqOf(row)) ?? 0
}

/** Messages by others after a seq, looked for from the end; none in rows that do not go on from there. */
function countAfter(rows: readonly Row[], seq: number): number {
  let count = 0
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at]
    const present = row ? seqOf(row) : null
    if (present !== null && present <= seq) {
      return present === seq ? count : 0
    }
    count += row && isReadable(row) ? 1 : 0
  }
  return 0
}

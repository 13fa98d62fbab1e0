import { computed, type Ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { begun, type Choice, isChoosable, MOST_CHOSEN, rangeTo, toggled } from './choice'
import type { MessageRow, Row } from './timeline'
import { useFormat } from '@/i18n/useFormat'
import { useToastsStore } from '@/ui/toastsStore'

/**
 * Messages of one conversation that are chosen together, up to 100. One that is deleted meanwhile is chosen no more; of the
 * others it has what they say by now.
 *
 * @param rows what ranges are made of
 * @param find the message at a seq as it is now, null where it is not at hand
 */
export function useChoice(rows: Readonly<Ref<readonly Row[]>>, find: (seq: number) => MessageRow | null) {
  const { t } = useI18n()
  const format = useFormat()
  const toasts = useToastsStore()
  /** Null while nothing is chosen from. */
  const choice = shallowRef<Choice | null>(null)
  /** As they were when they were chosen, for what is held no more. */
  const known = new Map<number, MessageRow>()

  const active = computed(() => choice.value !== null)
  const present = (seq: number) => find(seq) ?? known.get(seq) ?? null
  /** In the order of the chat. */
  const chosen = computed(() =>
    [...(choice.value?.seqs ?? [])]
      .sort((a, b) => a - b)
      .flatMap((seq) => {
        const row = present(seq)
        return row && isChoosable(row) ? [row] : []
      }),
  )

  function gone(seq: number): boolean {
    const row = present(seq)
    return row === null || !isChoosable(row)
  }

  function remember(): void {
    for (const row of rows.value) {
      if (isChoosable(row) && choice.value?.seqs.has(row.seq)) {
        known.set(row.seq, row)
      }
    }
  }

  function begin(row: MessageRow): void {
    if (isChoosable(row)) {
      choice.value = begun(row.seq)
      known.set(row.seq, row)
    }
  }

  /** Adds a message or takes it away; with `range` all from the last one to this one too. */
  function toggle(row: MessageRow, range = false): void {
    if (!choice.value || !isChoosable(row)) {
      return
    }
    const seqs = range ? rangeTo(rows.value, choice.value, row.seq) : [row.seq]
    const { choice: next, full } = toggled(choice.value, seqs, gone)
    choice.value = next
    remember()
    if (full) {
      toasts.show(t('choice.full', { n: format.number(MOST_CHOSEN) }))
    }
  }

  function end(): void {
    choice.value = null
    known.clear()
  }

  return {
    active,
    chosen,
    has: (row: MessageRow) => row.seq !== null && (choice.value?.seqs.has(row.seq) ?? false),
    /** Whether it is the one that was added or taken away last. */
    isLast: (row: MessageRow) => row.seq !== null && choice.value?.last === row.seq,
    begin,
    toggle,
    end,
  }
}

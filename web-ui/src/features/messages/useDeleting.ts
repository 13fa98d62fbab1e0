import { ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { byReason, inTurn } from './inTurn'
import type { MessageRow } from './timeline'
import { useFormat } from '@/i18n/useFormat'
import { useToastsStore } from '@/ui/toastsStore'

interface Parts {
  find: (seq: number) => MessageRow | null
  /** Rejects where it is refused. */
  remove: (seq: number) => Promise<void>
  removed: (seqs: readonly number[]) => void
}

/** Deletes messages for all, after it was asked about once. What could not be deleted stays asked about. */
export function useDeleting({ find, remove, removed }: Parts) {
  const { t } = useI18n()
  const format = useFormat()
  const toasts = useToastsStore()
  /** The seqs that are asked about, none for no question. */
  const deleting = shallowRef<readonly number[]>([])
  const busy = ref(false)

  function ask(rows: readonly MessageRow[]): void {
    deleting.value = rows.flatMap(({ seq }) => seq ?? [])
  }

  function cancel(): void {
    deleting.value = []
  }

  async function confirm(): Promise<void> {
    const asked = deleting.value
    if (busy.value || asked.length === 0) {
      return
    }
    busy.value = true
    // What another has deleted meanwhile is done.
    const undone = await inTurn(asked, async (seq) => {
      if (!find(seq)?.deleted) {
        await remove(seq)
      }
    })
    busy.value = false
    for (const [code, seqs] of byReason(undone)) {
      const why = t(`errors.${code}`)
      const some = () => t('choice.notDeleted', { n: format.number(seqs.length), why }, seqs.length)
      toasts.show(asked.length === 1 ? why : some(), 'danger')
    }
    const left = undone.map(({ item }) => item)
    if (deleting.value === asked) {
      deleting.value = left
    }
    removed(asked.filter((seq) => !left.includes(seq)))
  }

  return { deleting, busy, ask, cancel, confirm }
}

import { computed, type Ref, ref } from 'vue'
import type { Row } from './timeline'
import { stepTo } from '@/ui/arrowSteps'

const STOPS = '[data-testid="message-menu"], [data-testid="message-check"]'

/**
 * One stop of Tab for what can be done to messages: at the one that had the focus last, else the latest. Arrow keys,
 * Home and End lead from a message to the others that are in the document.
 */
export function useRowFocus(days: Readonly<Ref<readonly { rows: readonly Row[] }[]>>) {
  const last = ref<string | null>(null)
  const stop = computed(() => {
    const keys = days.value.flatMap(({ rows }) =>
      rows.flatMap((row) => (row.kind === 'message' && !row.deleted ? [row.key] : [])),
    )
    return keys.find((key) => key === last.value) ?? keys.at(-1) ?? null
  })

  function onFocus({ target }: FocusEvent): void {
    last.value = (target as Element).closest<HTMLElement>('[data-row]')?.dataset.row ?? last.value
  }

  /** In the list itself they scroll it. */
  function onKey(event: KeyboardEvent): void {
    const list = event.currentTarget as HTMLElement
    const row = (event.target as Element).closest('button, a')?.closest('[data-row]')
    const stops = [...list.querySelectorAll<HTMLElement>(STOPS)]
    const next = stepTo(event, stops, row ? stops.findIndex((each) => row.contains(each)) : -1)
    if (next) {
      event.preventDefault()
      event.stopPropagation()
      next.focus()
    }
  }

  return { stop, onFocus, onKey }
}

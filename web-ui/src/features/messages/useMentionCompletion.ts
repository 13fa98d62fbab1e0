import { computed, nextTick, type Ref, ref, watch } from 'vue'
import { type Candidate, type Query, queryAt, rank } from './mentionCandidates'

/**
 * Completes `@` in a text field: arrow keys choose, Enter and Tab insert, Esc closes until the next `@`.
 *
 * @param all who can be mentioned
 */
export function useMentionCompletion(
  text: Ref<string>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
  all: Readonly<Ref<readonly Candidate[]>>,
) {
  const query = ref<Query | null>(null)
  const active = ref(0)
  const dismissedAt = ref<number | null>(null)
  const found = computed(() => (query.value ? rank(all.value, query.value.text) : []))
  const open = computed(() => found.value.length > 0)

  function look(): void {
    const el = input.value
    const next = el && el.selectionStart === el.selectionEnd ? queryAt(text.value, el.selectionStart) : null
    if (next?.start !== dismissedAt.value) {
      dismissedAt.value = null
    }
    query.value = next && next.start !== dismissedAt.value ? next : null
  }

  watch(text, () => nextTick(look))
  watch(
    () => query.value?.text,
    () => (active.value = 0),
  )

  async function insert(candidate: Candidate): Promise<void> {
    const place = query.value
    const el = input.value
    if (!place || !el) {
      return
    }
    const before = `${text.value.slice(0, place.start)}@${candidate.name} `
    text.value = before + text.value.slice(place.end).replace(/^ /, '')
    query.value = null
    await nextTick()
    el.focus()
    el.setSelectionRange(before.length, before.length)
  }

  function close(): void {
    dismissedAt.value = query.value?.start ?? null
    query.value = null
  }

  /** True when the key was the list's. */
  function onKey(event: KeyboardEvent): boolean {
    const chosen = found.value[active.value]
    if (!open.value || !chosen) {
      return false
    }
    const count = found.value.length
    switch (event.key) {
      case 'ArrowDown':
        active.value = (active.value + 1) % count
        break
      case 'ArrowUp':
        active.value = (active.value - 1 + count) % count
        break
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) {
          return false
        }
        void insert(chosen)
        break
      case 'Escape':
        close()
        break
      default:
        return false
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    return true
  }

  return { found, active, open, look, insert, close, onKey }
}

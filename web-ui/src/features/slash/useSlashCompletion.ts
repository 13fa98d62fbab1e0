import { computed, nextTick, type Ref, ref, useId, watch } from 'vue'
import { matching, type Offer, openQuestion, type SlashQuery, slashAt, writtenAs } from './commandText'
import { useSlashStore } from './slashStore'
import { chatOf } from '@/features/chats/personalChat'
import type { MessagePlace } from '@/realtime/messagePlace'

/**
 * Completes a slash at the beginning of a text field: arrow keys choose, Enter and Tab insert, Esc closes until the text
 * begins anew. Leaving the field closes it until one goes on writing. It also opens for a name that two bots have. In a
 * meeting there are none.
 *
 * @param enabled whether what is written is a new message
 */
export function useSlashCompletion(
  place: MessagePlace,
  text: Ref<string>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
  enabled: () => boolean,
) {
  const slash = useSlashStore()
  const listId = useId()
  const query = ref<SlashQuery | null>(null)
  const active = ref(0)
  const dismissed = ref(false)
  const chatId = chatOf(place)
  const all = computed(() => (chatId === null ? [] : slash.of(chatId)))
  const found = computed(() => (query.value ? matching(all.value, query.value) : []))
  const open = computed(() => found.value.length > 0)
  const aria = computed(
    () =>
      ({
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-haspopup': 'listbox',
        'aria-expanded': open.value,
        'aria-controls': open.value ? listId : undefined,
        'aria-activedescendant': open.value ? `${listId}-${active.value}` : undefined,
      }) as const,
  )

  function look(): void {
    const el = input.value
    if (chatId === null || !text.value.startsWith('/') || !enabled()) {
      query.value = null
      dismissed.value = false
      return
    }
    void slash.ensure(chatId).catch(() => undefined)
    const caret = el && el.selectionStart === el.selectionEnd ? el.selectionStart : 0
    query.value = dismissed.value ? null : (slashAt(text.value, caret) ?? openQuestion(text.value, all.value))
  }

  watch([text, all], () => nextTick(look))
  watch(
    () => [query.value?.name, query.value?.bot],
    () => (active.value = 0),
  )

  async function insert(offer: Offer): Promise<void> {
    const el = input.value
    if (!query.value || !el) {
      return
    }
    const before = `${writtenAs(offer, all.value)} `
    text.value = before + text.value.slice(query.value.end).trimStart()
    query.value = null
    await nextTick()
    el.focus()
    el.setSelectionRange(before.length, before.length)
  }

  /** Until the text begins anew. */
  function dismiss(): void {
    dismissed.value = true
    query.value = null
  }

  /** Until one goes on writing. */
  function close(): void {
    query.value = null
  }

  /** Written to its end, and nothing is said to follow. */
  const isWhole = (offer: Offer) => offer.hint === '' && text.value === writtenAs(offer, all.value)

  /** True when the key was the list's. A command that is written whole is sent by Enter like any text. */
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
        if (event.shiftKey || (event.key === 'Enter' && isWhole(chosen))) {
          return false
        }
        void insert(chosen)
        break
      case 'Escape':
        dismiss()
        break
      default:
        return false
    }
    event.preventDefault()
    event.stopImmediatePropagation()
    return true
  }

  return { listId, found, active, open, aria, look, insert, close, onKey }
}

import { computed, type ComputedRef, nextTick, type Ref, ref, watch } from 'vue'
import { useDrafts } from './drafts'
import type { ComposerTarget } from './useMessageActions'
import type { ChatId } from '@/realtime/protocol.gen'

/** As the server has it. */
const LONGEST = 10_000

export interface ComposerText {
  text: Ref<string>
  editing: ComputedRef<boolean>
  /** Characters until the longest message, below 0 beyond it. */
  left: ComputedRef<number>
}

/** What is in the composer: the draft of the chat, or the message that is edited, which sets the draft aside. */
export function useComposerText(
  chatId: ChatId,
  target: () => ComposerTarget | null,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
): ComposerText {
  const drafts = useDrafts()
  const text = ref(drafts.textOf(chatId))
  const editing = computed(() => target()?.kind === 'edit')
  // As the server counts: code points, not UTF-16 units.
  const left = computed(
    () => LONGEST - (text.value.length > LONGEST / 2 ? [...text.value].length : text.value.length),
  )
  /** What was begun before an edit. */
  let aside = ''

  watch(target, (present, before) => {
    if (before?.kind !== 'edit' && present?.kind === 'edit') {
      aside = text.value
    }
    if (present?.kind === 'edit') {
      text.value = present.row.text
    } else if (before?.kind === 'edit') {
      text.value = aside
    }
    void nextTick(() => input.value?.focus())
  })
  watch(text, (value) => {
    if (!editing.value) {
      drafts.keep(chatId, value)
    }
  })

  return { text, editing, left }
}

import { computed, type Ref, useId } from 'vue'
import { useMentionable } from './useMentionable'
import { useMentionCompletion } from './useMentionCompletion'
import type { ChatId } from '@/realtime/protocol.gen'

/** A text field that completes mentions, as a combobox; in a personal chat it is a text field and no more. */
export function useMentionBox(
  chatId: ChatId,
  text: Ref<string>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
) {
  const listId = useId()
  const mentionable = useMentionable(chatId)
  const completion = useMentionCompletion(text, input, mentionable)
  const aria = computed(() =>
    mentionable.value.length === 0
      ? {}
      : ({
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-expanded': completion.open.value,
          'aria-controls': completion.open.value ? listId : undefined,
          'aria-activedescendant': completion.open.value ? `${listId}-${completion.active.value}` : undefined,
        } as const),
  )
  return { listId, completion, aria }
}

import { computed, type Ref, useId } from 'vue'
import { useMentionable } from './useMentionable'
import { useMentionCompletion } from './useMentionCompletion'
import type { MessagePlace } from '@/realtime/messagePlace'

/** A text field that completes mentions, as a combobox; where nobody can be mentioned it is a text field and no more. */
export function useMentionBox(
  place: MessagePlace,
  text: Ref<string>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
) {
  const listId = useId()
  const mentionable = useMentionable(place)
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

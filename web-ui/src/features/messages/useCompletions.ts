import { computed, type Ref } from 'vue'
import { useMentionBox } from './useMentionBox'
import { useSlashCompletion } from '@/features/slash/useSlashCompletion'
import type { MessagePlace } from '@/realtime/messagePlace'

/**
 * What the composer completes: mentions, and slash commands where the text is a new message.
 *
 * @param fresh whether it is
 */
export function useCompletions(
  place: MessagePlace,
  text: Ref<string>,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
  fresh: () => boolean,
) {
  const { listId, completion, aria: mentionAria } = useMentionBox(place, text, input)
  const slash = useSlashCompletion(place, text, input, fresh)
  const mention = { listId, ...completion }
  const aria = computed(() =>
    !mention.open.value && slash.open.value ? slash.aria.value : mentionAria.value,
  )

  function look(): void {
    mention.look()
    slash.look()
  }

  const on = {
    click: look,
    keyup: (event: KeyboardEvent) => {
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
        look()
      }
    },
    keydown: (event: KeyboardEvent) => mention.onKey(event) || slash.onKey(event),
    blur: () => {
      mention.close()
      slash.close()
    },
  }

  return { mention, slash, aria, on }
}

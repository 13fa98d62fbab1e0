import { computed, type ComputedRef, nextTick, type Ref, watch } from 'vue'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import type { MessagePlace } from '@/realtime/messagePlace'

/** As the server has it. */
const LONGEST = 10_000

export interface ComposerText {
  text: Ref<string>
  editing: ComputedRef<boolean>
  /** Characters until the longest message, below 0 beyond it. */
  left: ComputedRef<number>
}

/** What is in the composer: the draft of the chat or meeting, or the message that is edited, which sets the draft aside. */
export function useComposerText(
  place: MessagePlace,
  input: Readonly<Ref<HTMLTextAreaElement | null>>,
): ComposerText {
  const drafts = useDraftsStore()
  const draft = computed(() => drafts.of(place))
  const editing = computed(() => draft.value.edit !== null)
  const text = computed({
    get: () => draft.value.edit?.text ?? draft.value.text,
    set: (value) => {
      drafts.update(place, (before) =>
        before.edit ? { ...before, edit: { ...before.edit, text: value } } : { ...before, text: value },
      )
    },
  })
  // As the server counts: code points, not UTF-16 units.
  const left = computed(
    () => LONGEST - (text.value.length > LONGEST / 2 ? [...text.value].length : text.value.length),
  )

  watch(
    () => `${draft.value.edit?.seq} ${draft.value.replyTo}`,
    () => nextTick(() => input.value?.focus()),
  )

  return { text, editing, left }
}

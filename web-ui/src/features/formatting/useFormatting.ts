import { useStorage } from '@vueuse/core'
import type { Ref } from 'vue'
import { formatOf } from './formatKeys'
import { edited, type Format } from './textEdit'
import { typeOver } from './typeOver'

/** Formatting what is written in a field, by keys and by a bar that one keeps open or not. */
export function useFormatting(input: Readonly<Ref<HTMLTextAreaElement | null>>) {
  const barOpen = useStorage('parley.formatting', false)

  function format(by: Format): void {
    const field = input.value
    if (field) {
      const { value: text, selectionStart: from, selectionEnd: to } = field
      typeOver(field, edited(by, { text, from, to }))
    }
  }

  function onKey(event: KeyboardEvent): void {
    const asked = event.isComposing ? null : formatOf(event)
    if (asked !== null) {
      event.preventDefault()
      format(asked)
    }
  }

  /** Puts a text where the caret is. */
  function type(text: string): void {
    const field = input.value
    if (field) {
      const { selectionStart: from, selectionEnd: to } = field
      const after = from + text.length
      typeOver(field, { from, to, insert: text, select: { from: after, to: after } })
    }
  }

  return { barOpen, format, onKey, type }
}

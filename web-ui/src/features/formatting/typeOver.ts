import type { TextEdit } from './textEdit'

/**
 * Types into a field as a person does, so that the browser's own undo takes it back: by `insertText`, which is deprecated,
 * has no successor and is there in all browsers. Where it does nothing the text is set, and there is no undo.
 */
export function typeOver(field: HTMLTextAreaElement, { from, to, insert, select }: TextEdit): void {
  field.focus()
  field.setSelectionRange(from, to)
  const command = insert === '' ? 'delete' : 'insertText'
  if (from !== to || insert !== '') {
    const typed = typeof document.execCommand === 'function' && document.execCommand(command, false, insert)
    if (!typed) {
      field.setRangeText(insert, from, to, 'end')
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  }
  field.setSelectionRange(select.from, select.to)
}

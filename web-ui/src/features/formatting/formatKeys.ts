import type { Format } from './textEdit'

/** Beside Ctrl or ⌘; a digit by its place on the keyboard, which has another sign with Shift. */
interface FormatKey {
  format: Format
  shift: boolean
  key: string
}

export const FORMAT_KEYS: readonly FormatKey[] = [
  { format: 'bold', shift: false, key: 'B' },
  { format: 'italic', shift: false, key: 'I' },
  { format: 'strike', shift: true, key: 'X' },
  { format: 'code', shift: false, key: 'E' },
  { format: 'spoiler', shift: true, key: 'S' },
  { format: 'list', shift: true, key: '8' },
  { format: 'quote', shift: true, key: '9' },
]

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** The format that the keys ask for; null for none. Where letters are not Latin, the place on the keyboard says which it is. */
export function formatOf(event: Pressed): Format | null {
  if (event.altKey || event.ctrlKey === event.metaKey) {
    return null
  }
  const pressed = /^[a-z]$/i.test(event.key)
    ? event.key.toUpperCase()
    : event.code.replace(/^(?:Key|Digit)/, '')
  return FORMAT_KEYS.find(({ shift, key }) => shift === event.shiftKey && key === pressed)?.format ?? null
}

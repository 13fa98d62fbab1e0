/** A key, with the modifiers that go with it; told by its place on the keyboard, whatever the layout. */
export interface PushKey {
  code: string
  /** What is printed on it; empty for the space bar. */
  label: string
  ctrl: boolean
  alt: boolean
  shift: boolean
  meta: boolean
}

/** What is needed of a KeyboardEvent. */
export interface KeyPress {
  type: string
  code: string
  key: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
  repeat: boolean
}

export type PushInput =
  | { type: 'key'; press: KeyPress; typing: boolean }
  /** The window or the call is not there any more to hear the key go up. */
  | { type: 'released' }

export interface PushResult {
  held: boolean
  /** Whether the press was for us, and for nothing else in the page. */
  taken: boolean
}

const MODIFIER = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$/
/** With these the page itself is used. */
const RESERVED = new Set(['Escape', 'Tab', 'Enter', 'NumpadEnter', 'CapsLock'])

export function reducePush(held: boolean, input: PushInput, key: PushKey): PushResult {
  if (input.type === 'released') {
    return { held: false, taken: false }
  }
  const { press, typing } = input
  if (press.type === 'keyup') {
    const own = press.code === key.code
    return { held: held && !own && modifiersDown(press, key), taken: held && own }
  }
  if (press.code !== key.code || (typing && !isCombination(key))) {
    return { held, taken: false }
  }
  if (press.repeat) {
    return { held, taken: held }
  }
  return modifiersMatch(press, key) ? { held: true, taken: true } : { held, taken: false }
}

/**
 * The key a person presses to choose it. A modifier alone counts once it is let go without another key.
 *
 * @returns `null` while there is none yet, `'cancelled'` for Escape
 */
export function capturedKey(press: KeyPress): PushKey | 'cancelled' | null {
  if (press.code === 'Escape') {
    return 'cancelled'
  }
  const modifier = MODIFIER.test(press.code)
  if (press.code === '' || RESERVED.has(press.code) || modifier !== (press.type === 'keyup')) {
    return null
  }
  return {
    code: press.code,
    label: labelOf(press),
    ctrl: !modifier && press.ctrlKey,
    alt: !modifier && press.altKey,
    shift: !modifier && press.shiftKey,
    meta: !modifier && press.metaKey,
  }
}

/** @param space what the space bar is called */
export function shownKey(key: PushKey, space: string): string {
  const modifiers = [key.ctrl && 'Ctrl', key.alt && 'Alt', key.shift && 'Shift', key.meta && 'Meta']
  return [...modifiers.filter((name) => name !== false), key.label || space].join(' + ')
}

/** Shift makes capitals, which are typed. */
function isCombination({ ctrl, alt, meta }: PushKey): boolean {
  return ctrl || alt || meta
}

function modifiersMatch(press: KeyPress, key: PushKey): boolean {
  // A modifier that is the key itself is down while it is pressed.
  return (
    MODIFIER.test(key.code) ||
    (press.ctrlKey === key.ctrl &&
      press.altKey === key.alt &&
      press.shiftKey === key.shift &&
      press.metaKey === key.meta)
  )
}

function modifiersDown(press: KeyPress, key: PushKey): boolean {
  return (
    (!key.ctrl || press.ctrlKey) &&
    (!key.alt || press.altKey) &&
    (!key.shift || press.shiftKey) &&
    (!key.meta || press.metaKey)
  )
}

function labelOf({ code, key }: KeyPress): string {
  if (code === 'Space') {
    return ''
  }
  if (MODIFIER.test(code)) {
    return code.replace(/(Left|Right)$/, ' $1').trim()
  }
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  return key.length === 1 && key !== 'Dead' ? key.toUpperCase() : (letter ?? code)
}

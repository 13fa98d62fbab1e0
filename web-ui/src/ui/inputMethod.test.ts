// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { belongsToInputMethod, guardInputMethod } from './inputMethod'

const press = (init: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init })

/** As each browser reports the key that confirms a word. */
const CONFIRMING: Record<string, KeyboardEventInit> = {
  'Chrome and Firefox, while composing': { isComposing: true, keyCode: 229 },
  'Firefox of old, while composing': { isComposing: true, keyCode: 13 },
  'Safari, after compositionend': { isComposing: false, keyCode: 229 },
  'Chrome on Windows': { key: 'Process', keyCode: 229 },
}

describe('the keys of an input method', () => {
  it.each(Object.entries(CONFIRMING))('are known: %s', (_, init) => {
    expect(belongsToInputMethod(press(init))).toBe(true)
  })

  it.each(['Enter', 'Escape', 'ArrowDown', 'Tab', 'm', 'Unidentified'])(
    'are not those of anybody else: %s',
    (key) => {
      expect(belongsToInputMethod(press({ key, keyCode: 13 }))).toBe(false)
    },
  )
})

describe('the guard', () => {
  const heard = vi.fn()
  let release: () => void

  beforeEach(() => {
    heard.mockReset()
    release = guardInputMethod()
    window.addEventListener('keydown', heard, { capture: true })
    document.body.addEventListener('keydown', heard)
  })

  afterEach(() => {
    release()
    window.removeEventListener('keydown', heard, { capture: true })
    document.body.removeEventListener('keydown', heard)
  })

  it.each(Object.values(CONFIRMING))('lets nobody hear %j, and the browser do what it does', (init) => {
    const event = press(init)
    document.body.dispatchEvent(event)
    expect(heard).not.toHaveBeenCalled()
    expect(event.defaultPrevented).toBe(false)
  })

  it('lets every other key through', () => {
    document.body.dispatchEvent(press({ keyCode: 13 }))
    expect(heard).toHaveBeenCalledTimes(2)
  })
})

import { describe, expect, it } from 'vitest'
import { capturedKey, type KeyPress, type PushInput, type PushKey, reducePush, shownKey } from './pushToTalk'

const key = (code: string, modifiers: Partial<PushKey> = {}): PushKey => ({
  code,
  label: code,
  ctrl: false,
  alt: false,
  shift: false,
  meta: false,
  ...modifiers,
})
const SPACE = key('Space')
const CTRL_M = key('KeyM', { ctrl: true })

function press(type: 'keydown' | 'keyup', code: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, repeat: false }
  return { type, code, key: code, ...none, ...more }
}

const down = (code: string, more: Partial<KeyPress> = {}, typing = false): PushInput => ({
  type: 'key',
  press: press('keydown', code, more),
  typing,
})
const up = (code: string, more: Partial<KeyPress> = {}): PushInput => ({
  type: 'key',
  press: press('keyup', code, more),
  typing: false,
})

describe('push to talk', () => {
  it('holds from the press to the release, and takes both', () => {
    expect(reducePush(false, down('Space'), SPACE)).toEqual({ held: true, taken: true })
    expect(reducePush(true, down('Space', { repeat: true }), SPACE)).toEqual({ held: true, taken: true })
    expect(reducePush(true, up('Space'), SPACE)).toEqual({ held: false, taken: true })
  })

  it('leaves other keys alone', () => {
    expect(reducePush(false, down('KeyA'), SPACE)).toEqual({ held: false, taken: false })
    expect(reducePush(true, up('KeyA'), SPACE)).toEqual({ held: true, taken: false })
    expect(reducePush(false, down('Space', { ctrlKey: true }), SPACE)).toEqual({ held: false, taken: false })
  })

  it('leaves a key that is typed to the text field', () => {
    expect(reducePush(false, down('Space', {}, true), SPACE)).toEqual({ held: false, taken: false })
    const shifted = key('KeyM', { shift: true })
    expect(reducePush(false, down('KeyM', { shiftKey: true }, true), shifted).held).toBe(false)
  })

  it('works in a text field by a combination, which types nothing', () => {
    expect(reducePush(false, down('KeyM', { ctrlKey: true }, true), CTRL_M)).toEqual({
      held: true,
      taken: true,
    })
  })

  it('ends when either part of a combination is let go', () => {
    expect(reducePush(true, up('KeyM', { ctrlKey: true }), CTRL_M).held).toBe(false)
    expect(reducePush(true, up('ControlLeft'), CTRL_M).held).toBe(false)
  })

  it('ends in a text field that took the focus meanwhile', () => {
    const release: PushInput = { type: 'key', press: press('keyup', 'Space'), typing: true }
    expect(reducePush(true, release, SPACE).held).toBe(false)
  })

  it('ends when the window loses the focus', () => {
    expect(reducePush(true, { type: 'released' }, SPACE)).toEqual({ held: false, taken: false })
  })

  it('does not begin by a repetition whose press was elsewhere', () => {
    expect(reducePush(false, down('Space', { repeat: true }), SPACE)).toEqual({ held: false, taken: false })
  })

  it('works with a modifier alone', () => {
    const right = key('ControlRight')
    expect(reducePush(false, down('ControlRight', { ctrlKey: true }), right).held).toBe(true)
    expect(reducePush(true, up('ControlRight'), right).held).toBe(false)
  })
})

describe('choosing a key', () => {
  it('takes a key with its modifiers, by the place and the print of the key', () => {
    const chosen = capturedKey(press('keydown', 'KeyM', { key: 'ь', ctrlKey: true }))
    expect(chosen).toMatchObject({ code: 'KeyM', label: 'Ь', ctrl: true, alt: false })
  })

  it('takes a modifier alone when it is let go', () => {
    expect(capturedKey(press('keydown', 'AltLeft', { altKey: true }))).toBeNull()
    expect(capturedKey(press('keyup', 'AltLeft'))).toMatchObject({
      code: 'AltLeft',
      label: 'Alt Left',
      alt: false,
    })
  })

  it('is given up by Escape, and takes no key the page is used by', () => {
    expect(capturedKey(press('keydown', 'Escape'))).toBe('cancelled')
    expect(capturedKey(press('keydown', 'Enter'))).toBeNull()
    expect(capturedKey(press('keydown', ''))).toBeNull()
  })

  it('shows what was chosen', () => {
    expect(shownKey({ ...CTRL_M, label: 'M', shift: true }, 'Space')).toBe('Ctrl + Shift + M')
    expect(shownKey({ ...SPACE, label: '' }, 'Leertaste')).toBe('Leertaste')
  })
})

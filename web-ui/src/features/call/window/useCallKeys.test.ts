// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useCallKeys } from './useCallKeys'

const keys = { mute: vi.fn(), camera: vi.fn(), full: vi.fn(), hand: vi.fn(), leave: vi.fn() }
let isFull = false
let wrapper: ReturnType<typeof mount>

beforeEach(() => {
  isFull = false
  wrapper = mount(
    defineComponent({
      setup() {
        useCallKeys({ ...keys, leaveFull: () => (isFull ? keys.leave : null) })
        return () => h('div', [h('textarea'), h('button')])
      },
    }),
    { attachTo: document.body },
  )
})

afterEach(() => {
  wrapper.unmount()
  document.body.innerHTML = ''
  vi.clearAllMocks()
})

function press(code: string, on: Element = document.body, more: KeyboardEventInit = {}): void {
  on.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...more }))
}

it('acts on the keys of a call', () => {
  press('KeyM')
  press('KeyV', wrapper.get('button').element)
  press('KeyF')
  press('KeyH')
  expect([keys.mute, keys.camera, keys.full, keys.hand].map((key) => key.mock.calls.length)).toEqual([
    1, 1, 1, 1,
  ])
})

it('leaves full screen by Escape, and nothing else', () => {
  press('Escape')
  expect(keys.leave).not.toHaveBeenCalled()
  isFull = true
  press('Escape')
  expect(keys.leave).toHaveBeenCalledOnce()
})

it('is deaf to what is typed, to commands, to keys held down and below a dialog', () => {
  press('KeyM', wrapper.get('textarea').element)
  press('KeyM', document.body, { ctrlKey: true })
  press('KeyM', document.body, { repeat: true })
  document.body.insertAdjacentHTML('beforeend', '<div aria-modal="true"></div>')
  press('KeyM')
  expect(keys.mute).not.toHaveBeenCalled()
})

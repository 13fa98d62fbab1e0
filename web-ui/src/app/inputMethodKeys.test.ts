// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { enableAutoUnmount, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useShortcuts } from './useShortcuts'
import { useCallKeys } from '@/features/call/window/useCallKeys'
import MessageComposer from '@/features/messages/MessageComposer.vue'
import { i18n } from '@/i18n/i18n'
import ModalFrame from '@/ui/ModalFrame.vue'
import { guardInputMethod } from '@/ui/inputMethod'
import { asId } from '@/realtime/id'
import type { ChatId } from '@/realtime/protocol.gen'

let release: () => void

enableAutoUnmount(afterEach)

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  release = guardInputMethod()
})

afterEach(() => {
  release()
})

/** As Safari sends the key that confirms a word or takes it back: the composition is over by then. */
function confirm(on: Element, key: string, code = key): void {
  on.dispatchEvent(
    new KeyboardEvent('keydown', {
      key,
      code,
      keyCode: 229,
      bubbles: true,
      cancelable: true,
      composed: true,
    }),
  )
}

it('sends nothing when a word is confirmed in the composer', async () => {
  const composer = mount(MessageComposer, {
    props: { chatId: asId<ChatId>('chat'), disabled: false },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const input = composer.get('textarea')
  await input.setValue('かな')
  confirm(input.element, 'Enter')
  expect(composer.emitted('send')).toBeUndefined()
  await input.trigger('keydown', { key: 'Enter', keyCode: 13 })
  expect(composer.emitted('send')).toEqual([['かな']])
})

it('closes no dialog when a word is taken back in it', async () => {
  const dialog = mount(ModalFrame, { slots: { default: '<input />' }, attachTo: document.body })
  const input = dialog.get('input')
  confirm(input.element, 'Escape')
  expect(dialog.emitted('close')).toBeUndefined()
  await input.trigger('keydown', { key: 'Escape', keyCode: 27 })
  expect(dialog.emitted('close')).toHaveLength(1)
})

it('takes no key of an input method for one of the page or of a call', () => {
  const heard = vi.fn()
  mount(
    defineComponent({
      setup() {
        useShortcuts({ switchChat: heard, overview: heard, neighbour: heard })
        useCallKeys({ mute: heard, camera: heard, full: heard, hand: heard, leaveFull: () => heard })
        return () => h('div')
      },
    }),
  )
  confirm(document.body, 'm', 'KeyM')
  confirm(document.body, 'Escape')
  confirm(document.body, '?', 'Slash')
  expect(heard).not.toHaveBeenCalled()
})

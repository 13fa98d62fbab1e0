// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'
import MessageMenu from './MessageMenu.vue'
import { rowOf } from './timeline'
import type { MessageActions } from './useMessageActions'
import { i18n } from '@/i18n/i18n'
import { ANN, BOB, message } from '@/testing/events'

const reply = vi.fn()

function open() {
  const actions = {
    can: {
      react: () => true,
      reply: () => true,
      forward: () => false,
      link: () => true,
      choose: () => true,
      seenBy: () => false,
      report: () => false,
      edit: () => false,
      pin: () => true,
      delete: () => false,
    },
    isPinned: () => false,
    reply,
  } as unknown as MessageActions
  return mount(MessageMenu, {
    props: { row: rowOf(message(1, BOB), ANN), actions, anchor: { x: 10, y: 10 } },
    global: { plugins: [createPinia(), i18n] },
    attachTo: document.body,
  })
}

function item(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="message-${name}"]`)
  if (!found) {
    throw new Error(`no ${name}`)
  }
  return found
}

const press = (target: HTMLElement, type: string) =>
  target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, detail: 1 }))

afterEach(() => {
  document.body.innerHTML = ''
})

it('offers what one may do', () => {
  const menu = open()
  expect(document.querySelector('[data-testid="message-edit"]')).toBeNull()
  item('reply').click()
  expect(reply).toHaveBeenCalledOnce()
  menu.unmount()
})

it('takes the click of the finger that opened it for no choice', () => {
  reply.mockClear()
  const menu = open()
  press(item('reply'), 'click')
  expect(reply).not.toHaveBeenCalled()
  expect(menu.emitted('close')).toBeUndefined()
  press(item('reply'), 'pointerdown')
  press(item('reply'), 'click')
  expect(reply).toHaveBeenCalledOnce()
  menu.unmount()
})

it('closes where one presses elsewhere', () => {
  const menu = open()
  press(document.body, 'pointerdown')
  expect(menu.emitted('close')).toHaveLength(1)
  menu.unmount()
})

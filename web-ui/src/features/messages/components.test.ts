import { createPinia, setActivePinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import MessageComposer from './MessageComposer.vue'
import MessageItem from './MessageItem.vue'
import type { MessageRow } from './timeline'
import { i18n } from '@/i18n/i18n'

const global = { plugins: [i18n] }

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
})

describe('MessageItem', () => {
  const row: MessageRow = {
    kind: 'message',
    key: '1',
    clientId: 'c',
    seq: 1,
    author: 'bob',
    own: false,
    text: '<img src=x onerror="alert(1)"> & <b>bold</b>',
    at: '2026-11-21T09:00:00Z',
    replyTo: null,
    edited: false,
    deleted: false,
    reactions: [],
    state: 'sent',
    outgoing: null,
    first: true,
    last: true,
  }

  it('shows markup as the text it is', () => {
    const item = mount(MessageItem, { props: { row, withAuthor: true }, global })
    expect(item.get('[data-testid="message-text"]').text()).toBe(row.text)
    expect(item.find('img, b').exists()).toBe(false)
  })
})

describe('MessageComposer', () => {
  function composer(chatId = 'chat') {
    const wrapper = mount(MessageComposer, {
      props: { chatId, disabled: false },
      global,
      attachTo: document.body,
    })
    return {
      wrapper,
      input: wrapper.get<HTMLTextAreaElement>('textarea'),
      send: wrapper.get('[data-testid="composer-send"]'),
    }
  }

  it('sends by Enter, and is empty again', async () => {
    const { wrapper, input } = composer()
    await input.setValue('  hello\nthere ')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toEqual([['  hello\nthere ']])
    expect(input.element.value).toBe('')
  })

  it('breaks the line by Shift+Enter', async () => {
    const { wrapper, input } = composer()
    await input.setValue('hello')
    await input.trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(wrapper.emitted('send')).toBeUndefined()
  })

  it('does not send white space', async () => {
    const { wrapper, input, send } = composer()
    await input.setValue(' \n ')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(send.attributes('disabled')).toBeDefined()
  })

  it('counts code points and refuses one too many', async () => {
    const { wrapper, input, send } = composer()
    await input.setValue('😀'.repeat(10_000))
    expect(wrapper.get('[data-testid="composer-counter"]').attributes('data-left')).toBe('0')
    expect(send.attributes('disabled')).toBeUndefined()
    await input.setValue('😀'.repeat(10_001))
    expect(wrapper.get('[data-testid="composer-counter"]').attributes('data-left')).toBe('-1')
    expect(send.attributes('disabled')).toBeDefined()
  })

  it('keeps a draft for each chat', async () => {
    const { wrapper, input } = composer('one')
    await input.setValue('unsent')
    wrapper.unmount()
    expect(composer('two').input.element.value).toBe('')
    expect(composer('one').input.element.value).toBe('unsent')
  })
})

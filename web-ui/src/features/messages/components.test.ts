// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, h, nextTick } from 'vue'
import MessageComposer from './MessageComposer.vue'
import MessageItem from './MessageItem.vue'
import MessageText from './MessageText.vue'
import type { MessageRow } from './timeline'
import { provideMessageActions } from './useMessageActions'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { useUploadsStore } from '@/features/attachments/uploadsStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useLiveStore } from '@/features/presence/liveStore'
import { i18n } from '@/i18n/i18n'
import { ANN, BOB, CHAT, summary, user } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ChatId, UserId, AttachmentId } from '@/realtime/protocol.gen'

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
    chatId: asId<ChatId>('chat'),
    key: '1',
    clientId: 'c',
    seq: 1,
    author: asId<UserId>('bob'),
    own: false,
    text: '<img src=x onerror="alert(1)"> & <b>bold</b>',
    at: '2026-11-21T09:00:00Z',
    replyTo: null,
    mentions: [],
    forwarded: null,
    attachments: [],
    webhook: null,
    run: null,
    edited: false,
    deleted: false,
    reactions: [],
    state: 'sent',
    outgoing: null,
    first: true,
    last: true,
  }

  it('marks what a webhook has posted, though it calls itself like somebody', () => {
    const webhook = { name: 'Bob', picture: '🚀' }
    const item = mount(MessageItem, { props: { row: { ...row, webhook }, withAuthor: true }, global })
    expect(item.get('[data-testid="message-author"]').text()).toMatch(/^Bob\s*Webhook$/)
    expect(item.get('[data-testid="webhook-face"]').text()).toBe('🚀')
    const own = mount(MessageItem, { props: { row, withAuthor: true }, global })
    expect(own.find('[data-testid="webhook-mark"]').exists()).toBe(false)
  })

  it('shows markup as the text it is', () => {
    const item = mount(MessageItem, { props: { row, withAuthor: true }, global })
    expect(item.get('[data-testid="message-text"]').text()).toBe(row.text)
    expect(item.find('img, b').exists()).toBe(false)
  })

  it('shows formatted text, links in it and mentions, once the parser has come', async () => {
    const text = '**hi @bob** ||covered|| `x`'
    const mentions = [{ userId: BOB, start: 5, length: 4 }]
    const message = mount(MessageText, { props: { text, mentions }, global })
    expect(message.text()).not.toContain('covered')
    await vi.dynamicImportSettled()
    await nextTick()
    expect(message.get('strong [data-testid="mention"]').text()).toBe('@bob')
    expect(message.get('[data-testid="message-text"]').text()).toMatch(/^hi @bob\s+Spoiler x$/)
  })

  it('shows as it was written what only looks like formatting', async () => {
    const text = 'snake_case  2 * 3\n\n\n    >_<'
    const message = mount(MessageText, { props: { text, mentions: [] }, global })
    await vi.dynamicImportSettled()
    await nextTick()
    expect(message.get('[data-testid="message-text"]').element.textContent).toBe(text)
  })

  it('ticks once when sent and twice when another has read it', async () => {
    const own: MessageRow = { ...row, seq: 5, own: true }
    const Conversation = defineComponent({
      setup() {
        provideMessageActions({
          chatId: asId<ChatId>('c'),
          find: () => own,
          lastOwn: () => own,
          pinned: computed(() => []),
          may: () => true,
          change: () => Promise.resolve(),
          outbox: { retry: vi.fn(), takeBack: vi.fn(), discard: vi.fn() },
        })
        return () => h(MessageItem, { row: own, withAuthor: true })
      },
    })
    const item = mount(Conversation, { global })
    const seen = () => item.get('[data-testid="message-tick"]').attributes('data-seen')
    useLiveStore().seen.set(asId<ChatId>('c'), new Map([[BOB, 4]]))
    await nextTick()
    expect(seen()).toBe('false')
    useLiveStore().seen.set(asId<ChatId>('c'), new Map([[BOB, 5]]))
    await nextTick()
    expect(seen()).toBe('true')
  })
})

describe('MessageComposer', () => {
  function composer(chatId = CHAT) {
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

  it('sends once the chat is loaded what was sent before', async () => {
    const { wrapper, input } = composer()
    await wrapper.setProps({ loading: true })
    await input.setValue('at once')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    await wrapper.setProps({ loading: false })
    expect(wrapper.emitted('send')).toEqual([['at once']])
    expect(input.element.value).toBe('')
  })

  it('breaks the line within a block of code', async () => {
    const { wrapper, input } = composer()
    await input.setValue('```js\nlet a')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    await input.setValue('```js\nlet a\n```')
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toHaveLength(1)
  })

  it('formats by keys and by its bar, which stays open', async () => {
    const { wrapper, input } = composer()
    await input.setValue('so bold')
    input.element.setSelectionRange(3, 7)
    await input.trigger('keydown', { key: 'и', code: 'KeyB', ctrlKey: true })
    expect(input.element.value).toBe('so **bold**')
    await wrapper.get('[data-testid="composer-format"]').trigger('click')
    await wrapper.get('[data-testid="format-italic"]').trigger('click')
    expect(input.element.value).toBe('so ***bold***')
    expect(composer().wrapper.find('[data-testid="format-bar"]').exists()).toBe(true)
  })

  it('hands on files that are picked or pasted, but pastes words as words', async () => {
    const { wrapper, input } = composer()
    const picture = new File(['x'], 'image.png', { type: 'image/png' })
    await input.trigger('paste', { clipboardData: { files: [picture], types: ['Files'] } })
    expect(wrapper.emitted('attach')).toEqual([[[picture]]])
    await input.trigger('paste', { clipboardData: { files: [picture], types: ['text/plain', 'Files'] } })
    expect(wrapper.emitted('attach')).toHaveLength(1)
  })

  it('sends files without words as soon as they are uploaded', async () => {
    const { wrapper, input } = composer()
    const uploads = useUploadsStore()
    const attachment = {
      id: asId<AttachmentId>('a'),
      name: 'a.txt',
      mediaType: 'text/plain',
      size: 1,
      image: null,
    }
    const file = {
      key: '1',
      name: 'a.txt',
      type: 'text/plain',
      size: 1,
      file: new File(['x'], 'a.txt'),
      preview: null,
      state: 'uploading' as const,
      progress: 0.5,
      code: null,
      attachment: null,
    }
    uploads.byPlace.set(asId<ChatId>('chat'), [file])
    await input.trigger('keydown', { key: 'Enter' })
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(wrapper.get('[data-testid="composer-file"]').attributes('data-state')).toBe('uploading')
    expect(wrapper.find('[data-testid="composer-send-later"]').exists()).toBe(true)
    useDraftsStore().update(asId<ChatId>('chat'), (draft) => ({ ...draft, files: [attachment] }))
    uploads.byPlace.set(asId<ChatId>('chat'), [{ ...file, state: 'ready', attachment }])
    await nextTick()
    expect(wrapper.emitted('send')).toEqual([['']])
  })

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
    const { wrapper, input } = composer(asId<ChatId>('one'))
    await input.setValue('unsent')
    wrapper.unmount()
    expect(composer(asId<ChatId>('two')).input.element.value).toBe('')
    expect(composer(asId<ChatId>('one')).input.element.value).toBe('unsent')
  })
})

describe('mentions in the composer', () => {
  function composer() {
    const chats = useChatsStore()
    useUsersStore().learn([user(ANN), user(BOB), user(asId<UserId>('carol'))])
    chats.byId.set(asId<ChatId>('group'), summary({ id: asId<ChatId>('group') }))
    chats.details.set(asId<ChatId>('group'), {
      head: 1,
      description: '',
      handle: null,
      rules: {
        posting: 'everyone',
        adding: 'everyone',
        calling: 'everyone',
        slowModeSeconds: 0,
        keptDays: null,
      },
      members: [ANN, BOB, asId<UserId>('carol')].map((userId) => ({ userId, role: 'member' as const })),
      timeOuts: {},
      pinned: [],
      allowed: new Set(['read', 'post', 'mentionAll'] as const),
    })
    const wrapper = mount(MessageComposer, {
      props: { chatId: asId<ChatId>('group'), disabled: false },
      global,
      attachTo: document.body,
    })
    const input = wrapper.get<HTMLTextAreaElement>('textarea')
    const type = async (text: string) => {
      await input.setValue(text)
      input.element.setSelectionRange(text.length, text.length)
      await nextTick()
      await nextTick()
    }
    const key = (name: string) => input.trigger('keydown', { key: name })
    const options = () =>
      wrapper.findAll('[role="option"]').map((option) => option.attributes('data-username'))
    return { wrapper, input, type, key, options }
  }

  it('offers members and all, chooses by arrow keys and inserts by Enter', async () => {
    const { wrapper, input, type, key, options } = composer()
    await type('hello @')
    expect(options()).toEqual([ANN, BOB, 'carol', 'all'])
    await type('hello @b')
    expect(options()).toEqual([BOB])
    expect(input.attributes('aria-expanded')).toBe('true')
    const active = input.attributes('aria-activedescendant') ?? ''
    expect(wrapper.get(`[id="${active}"]`).attributes('aria-selected')).toBe('true')
    await key('Enter')
    await nextTick()
    expect(input.element.value).toBe(`hello @${BOB} `)
    expect(wrapper.emitted('send')).toBeUndefined()
    expect(input.attributes('aria-expanded')).toBe('false')
  })

  it('sends nothing that cannot be seen, and no control characters', async () => {
    const { wrapper, type, key } = composer()
    await type('\u200b\u3164 \u0301')
    await key('Enter')
    expect(wrapper.emitted('send')).toBeUndefined()
    await type('a\u0000b\u001b[0m')
    await key('Enter')
    expect(wrapper.emitted('send')).toEqual([['ab[0m']])
  })

  it('closes by Escape and sends then', async () => {
    const { wrapper, type, key, options } = composer()
    await type('@c')
    await key('Escape')
    expect(options()).toEqual([])
    await key('Enter')
    expect(wrapper.emitted('send')).toEqual([['@c']])
  })
})

describe('mentions in a message', () => {
  it('stand out and lose nothing of the text', () => {
    const text = '<b>@bob</b> & @bob'
    const shown = mount(MessageText, {
      props: { text, mentions: [{ userId: BOB, start: 14, length: 4 }] },
      global,
    })
    expect(shown.text()).toBe(text)
    expect(shown.findAll('[data-testid="mention"]').map((mention) => mention.text())).toEqual(['@bob'])
    expect(shown.find('b').exists()).toBe(false)
  })
})

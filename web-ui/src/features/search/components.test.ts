// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import ChatSearch from './ChatSearch.vue'
import MatchedText from './MatchedText.vue'
import { useChosenHitStore } from './chosenHitStore'
import { findMessages } from './searchApi'
import { NO_FILTER } from './searchFilter'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useJumpsStore } from '@/features/messages/jumpsStore'
import type { SearchPage } from '@/api/schema'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { UserId, ChatId } from '@/realtime/protocol.gen'

vi.mock('./searchApi')
const global = { plugins: [i18n] }

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  Element.prototype.scrollIntoView = vi.fn()
  return () => vi.useRealTimers()
})

it('marks by elements around text, whatever the text is', () => {
  const parts = [
    { text: '<b>', match: false },
    { text: '<img src=x onerror=alert(1)>', match: true },
  ]
  const text = mount(MatchedText, { props: { parts } })
  expect(text.text()).toBe('<b><img src=x onerror=alert(1)>')
  expect(text.findAll('mark')).toHaveLength(1)
  expect(text.find('img, b').exists()).toBe(false)
})

describe('ChatSearch', () => {
  const found: SearchPage = {
    hits: [30, 20, 10].map((seq) => ({
      chatId: asId<ChatId>('chat'),
      seq,
      at: '2026-11-21T09:00:00Z',
      actor: asId<UserId>('ann'),
      text: `a map ${seq}`,
      ranges: [{ start: 2, end: 5 }],
    })),
    people: [
      {
        id: asId<UserId>('ann'),
        username: 'ann',
        displayName: 'Ann',
        deleted: false,
        bot: false,
        avatar: null,
      },
    ],
    next: null,
    indexing: false,
  }

  async function searched(page: SearchPage) {
    vi.mocked(findMessages).mockResolvedValue(page)
    useAuthStore().user = {
      id: asId<UserId>('me'),
      username: 'me',
      displayName: 'Me',
      deleted: false,
      bot: false,
      avatar: null,
    }
    useUsersStore().learn(page.people)
    useChatsStore().details.set(asId<ChatId>('chat'), {
      head: 30,
      description: '',
      handle: null,
      rules: {
        posting: 'everyone',
        adding: 'everyone',
        calling: 'everyone',
        slowModeSeconds: 0,
        keptDays: null,
      },
      members: ['me', 'ann'].map((name) => ({ userId: asId<UserId>(name), role: 'member' })),
      timeOuts: {},
      pinned: [],
      allowed: new Set(),
    })
    const wrapper = mount(ChatSearch, {
      props: { chatId: asId<ChatId>('chat') },
      global,
      attachTo: document.body,
    })
    await wrapper.get('input').setValue('map')
    await vi.advanceTimersByTimeAsync(300)
    await flushPromises()
    return wrapper
  }

  it('walks through the results by the keyboard, older ones first', async () => {
    const wrapper = await searched(found)
    const chosen = useChosenHitStore()
    const input = wrapper.get('input')
    expect(wrapper.findAll('[data-testid="search-hit"]')).toHaveLength(3)
    await input.trigger('keydown', { key: 'Enter' })
    expect(chosen.hit?.seq).toBe(30)
    await input.trigger('keydown', { key: 'Enter' })
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(chosen.hit?.seq).toBe(10)
    await input.trigger('keydown', { key: 'Enter' })
    expect(chosen.hit?.seq).toBe(10)
    await input.trigger('keydown', { key: 'Enter', shiftKey: true })
    expect(chosen.hit?.seq).toBe(20)
    expect(wrapper.get('[aria-current]').attributes('data-seq')).toBe('20')
    await input.trigger('keydown', { key: 'Escape' })
    expect(wrapper.emitted('close')).toHaveLength(1)
    wrapper.unmount()
    expect(chosen.hit).toBeNull()
  })

  it('filters by author and days, and forgets that with the filters closed', async () => {
    const wrapper = await searched(found)
    const hook = (name: string) => wrapper.get(`[data-testid="chat-search-${name}"]`)
    await hook('filter').trigger('click')
    await hook('author').setValue('ann')
    await hook('first').setValue('2026-11-01')
    await hook('last').setValue('2026-11-20')
    expect(vi.mocked(findMessages).mock.lastCall?.[3]).toEqual({
      author: 'ann',
      first: '2026-11-01',
      last: '2026-11-20',
    })
    await hook('filter').trigger('click')
    expect(vi.mocked(findMessages).mock.lastCall?.[3]).toEqual(NO_FILTER)
    wrapper.unmount()
  })

  it('says that nothing was found, and that something may be missing', async () => {
    const none = await searched({ ...found, hits: [] })
    expect(none.find('[data-testid="search-empty"]').exists()).toBe(true)
    none.unmount()
    const partly = await searched({ ...found, indexing: true })
    expect(partly.text()).toContain('still being prepared')
    partly.unmount()
  })
})

it('a chosen message is one to go to', () => {
  useChosenHitStore().choose({
    chatId: asId<ChatId>('chat'),
    seq: 7,
    at: '',
    actor: asId<UserId>('ann'),
    text: '',
    ranges: [],
  })
  expect(useJumpsStore().take(asId<ChatId>('another'))).toBeNull()
  expect(useJumpsStore().take(asId<ChatId>('chat'))?.seq).toBe(7)
  expect(useJumpsStore().take(asId<ChatId>('chat'))).toBeNull()
})

// @vitest-environment jsdom
import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getMeetingEvents } from './meetingChatApi'
import { useMeetingChatsStore } from './meetingChatsStore'
import ReadMeetingChat from './ReadMeetingChat.vue'
import { Problem } from '@/api/problem'
import type { Meeting } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { i18n } from '@/i18n/i18n'
import type { Command } from '@/realtime/frames'
import type { MeetingChatEvent } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, user } from '@/testing/events'
import { deleted, line, page, reacted, writer } from '@/testing/meetingChat'
import { MEETING, meeting, meetingView } from '@/testing/meetings'

vi.mock('./meetingChatApi', () => ({ PAGE: 100, getMeetingEvents: vi.fn() }))

const global = { plugins: [i18n] }
let asked: Command[]
/** What the server has, for whoever asks what has come. */
let news: MeetingChatEvent[]

async function read(over: Partial<Meeting> = {}) {
  const wrapper = mount(ReadMeetingChat, {
    props: { meeting: meeting(over) },
    global,
    attachTo: document.body,
  })
  await flushPromises()
  return {
    wrapper,
    texts: () => wrapper.findAll('[data-testid="message-text"]').map((each) => each.text()),
    async menuOf(seq: number): Promise<string[]> {
      await wrapper.get(`[data-seq="${seq}"] [data-testid="message-menu"]`).trigger('click')
      return [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].map(
        ({ dataset }) => dataset.testid ?? '',
      )
    },
  }
}

enableAutoUnmount(afterEach)

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  document.body.innerHTML = ''
  asked = []
  news = []
  useAuthStore().user = user(ANN)
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    const entered = {
      meetingId: MEETING,
      standing: 'admitted',
      meeting: meetingView(),
      lobby: null,
      chat: { from: 2, head: 4 },
    }
    return Promise.resolve(command.type === 'meeting.enter' ? entered : { events: news }) as never
  })
  vi.spyOn(realtime, 'change').mockImplementation((change) => {
    asked.push(change as Command)
    return Promise.resolve()
  })
  const idle = () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() })
  vi.stubGlobal('matchMedia', idle)
  vi.stubGlobal('CSS', { escape: (text: string) => text })
})

describe('the chat of a meeting that a host reads', () => {
  it('shows what was written, and takes nothing new', async () => {
    const reactions = [{ emoji: '👍', people: [writer()] }]
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2, line(2), line(3, { reactions })))
    const { wrapper, texts } = await read()
    expect(texts()).toEqual(['text 2', 'text 3'])
    expect(wrapper.find('textarea').exists()).toBe(false)
    expect(wrapper.get('[data-testid="reaction"]').attributes('disabled')).toBeDefined()
  })

  it('says that nothing was written', async () => {
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2))
    expect((await read()).wrapper.text()).toContain('Nothing written yet')
  })

  it('says why it is not there, and asks again', async () => {
    vi.mocked(getMeetingEvents).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    const { wrapper, texts } = await read()
    expect(wrapper.get('[role="alert"]').attributes('data-code')).toBe('UNAVAILABLE')
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2, line(2)))
    await wrapper.get('[role="alert"] button').trigger('click')
    await flushPromises()
    expect(texts()).toEqual(['text 2'])
  })

  it('lets a host delete, and shows that it is done', async () => {
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2, line(2), line(3)))
    const { texts, menuOf } = await read()
    expect(await menuOf(2)).toEqual(['message-copy', 'message-select', 'message-delete'])
    document.querySelector<HTMLElement>('[data-testid="message-delete"]')?.click()
    await flushPromises()
    news = [deleted(4, 2)]
    document.querySelector<HTMLElement>('[data-testid="message-delete-confirm"]')?.click()
    await flushPromises()
    expect(asked).toEqual([
      { type: 'meetingChat.delete', meetingId: MEETING, seq: 2 },
      { type: 'meetingChat.catchUp', meetingId: MEETING, after: 3 },
      { type: 'meetingChat.catchUp', meetingId: MEETING, after: 4 },
    ])
    expect(texts()).toEqual(['text 3'])
  })

  it('lets nobody change what is over', async () => {
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2, line(2, { by: writer(ANN) })))
    const { menuOf } = await read({ state: 'past' })
    expect(await menuOf(2)).toEqual(['message-copy', 'message-select'])
  })

  it('neither takes from the meeting one is in, nor changes what is held of it', async () => {
    const log = [line(2), line(3), reacted(4, 2, '👍')]
    vi.mocked(getMeetingEvents).mockResolvedValueOnce(page(2, line(2)))
    const { texts, wrapper } = await read()
    useMeetingsStore().listen()
    const chats = useMeetingChatsStore()
    chats.listen()
    vi.mocked(getMeetingEvents).mockResolvedValue(page(2, ...log))
    useMeetingsStore().enter(MEETING)
    await flushPromises()
    expect(texts()).toEqual(['text 2'])
    const held = chats.byId.get(MEETING)
    expect(held?.log?.tail.to).toBe(4)
    wrapper.unmount()
    expect(chats.byId.get(MEETING)).toBe(held)
    expect(chats.following.has(MEETING)).toBe(true)
  })
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, ref } from 'vue'
import MeetingChat from './MeetingChat.vue'
import { getMeetingEvents } from './meetingChatApi'
import { useMeetingChatsStore } from './meetingChatsStore'
import { useMeetingOutboxStore } from './meetingOutboxStore'
import { useMeetingChatNotice } from './useMeetingChatNotice'
import { useAuthStore } from '@/features/auth/authStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { i18n } from '@/i18n/i18n'
import type { Command, EventFrame } from '@/realtime/frames'
import type { MeetingChatEvent, Person } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, user } from '@/testing/events'
import { line, page, writer } from '@/testing/meetingChat'
import { GUEST, MEETING, meetingView } from '@/testing/meetings'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('./meetingChatApi', () => ({ PAGE: 100, getMeetingEvents: vi.fn() }))

const global = { plugins: [i18n] }
let asked: Command[]
let emit: (frame: EventFrame) => void

/** In the meeting of Ann, as somebody with an account, or as its guest. */
async function enter(self: Person, from: number, ...log: MeetingChatEvent[]): Promise<void> {
  const auth = useAuthStore()
  if (self === GUEST) {
    auth.enterAsGuest({ renewal: '', person: GUEST, name: 'Gus' }, {
      token: 't',
      expiresInMs: 60_000,
    } as never)
  } else {
    auth.user = user(self as typeof ANN)
  }
  vi.mocked(getMeetingEvents).mockResolvedValue(page(from, ...log))
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    const chat = { from, head: log.at(-1)?.seq ?? from - 1 }
    const entered = { meetingId: MEETING, standing: 'admitted', meeting: meetingView(), lobby: null, chat }
    return Promise.resolve(command.type === 'meeting.enter' ? entered : { seq: 99 }) as never
  })
  const listeners: ((frame: EventFrame) => void)[] = []
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => void listeners.push(listener))
  emit = (frame) => {
    listeners.forEach((listen) => {
      listen(frame)
    })
  }
  useMeetingsStore().listen()
  useMeetingChatsStore().listen()
  useMeetingOutboxStore().listen()
  useMeetingsStore().enter(MEETING)
  await flushPromises()
}

async function panel() {
  const wrapper = mount(MeetingChat, { props: { meetingId: MEETING }, global, attachTo: document.body })
  await flushPromises()
  return {
    wrapper,
    texts: () => wrapper.findAll('[data-testid="message-text"]').map((each) => each.text()),
    at: (seq: number) => wrapper.get(`[data-testid="message"][data-seq="${String(seq)}"]`),
    input: () => wrapper.get<HTMLTextAreaElement>('textarea'),
    /** What may be done to the message, by the ends of test ids. */
    async menuOf(seq: number): Promise<string[]> {
      await this.at(seq).get('[data-testid="message-menu"]').trigger('click')
      const items = [...document.querySelectorAll<HTMLElement>('[data-testid^="message-"][role="menuitem"]')]
      return items.map(({ dataset }) => dataset.testid ?? '').filter((id) => id !== 'message-react')
    },
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  localStorage.clear()
  document.body.innerHTML = ''
  asked = []
  const idle = () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() })
  vi.stubGlobal('matchMedia', idle)
})

describe('the panel', () => {
  it('marks guests and nobody else, and shows markup as the text it is', async () => {
    const text = '<img src=x> <b>bold</b>'
    await enter(BOB, 2, line(2, { by: writer(ANN, 'Ann') }), line(3, { by: writer(GUEST, 'Gus'), text }))
    const { at, texts, wrapper } = await panel()
    expect(at(3).find('[data-testid="guest-mark"]').exists()).toBe(true)
    expect(at(2).find('[data-testid="guest-mark"]').exists()).toBe(false)
    expect(texts()).toEqual(['text 2', text])
    expect(wrapper.find('img, b').exists()).toBe(false)
  })

  it('says from when one sees what was written, to whom that is not from the beginning', async () => {
    await enter(GUEST, 12, line(12))
    expect((await panel()).wrapper.find('[data-testid="meeting-chat-since"]').exists()).toBe(true)
  })

  it('says nothing of that to hosts', async () => {
    await enter(ANN, 2, line(2))
    expect((await panel()).wrapper.find('[data-testid="meeting-chat-since"]').exists()).toBe(false)
  })

  it('lets hosts delete what others write, and others their own alone', async () => {
    await enter(ANN, 2, line(2, { by: writer(GUEST) }))
    expect(await (await panel()).menuOf(2)).toEqual([
      'message-react-more',
      'message-reply',
      'message-copy',
      'message-select',
      'message-delete',
    ])
  })

  it('lets a guest change what is their own', async () => {
    await enter(GUEST, 2, line(2, { by: writer(ANN) }), line(3, { by: writer(GUEST) }))
    expect(await (await panel()).menuOf(3)).toEqual([
      'message-react-more',
      'message-reply',
      'message-copy',
      'message-select',
      'message-edit',
      'message-delete',
    ])
  })

  it('lets a guest change nothing of others', async () => {
    await enter(GUEST, 2, line(2, { by: writer(ANN) }))
    expect(await (await panel()).menuOf(2)).toEqual([
      'message-react-more',
      'message-reply',
      'message-copy',
      'message-select',
    ])
  })

  it('selects several messages in the place of the composer, to copy or delete them', async () => {
    await enter(ANN, 2, line(2, { by: writer(GUEST, 'Gus') }), line(3, { by: writer(ANN, 'Ann') }))
    const chat = await panel()
    const { wrapper, at, input } = chat
    await chat.menuOf(2)
    document.querySelector<HTMLElement>('[data-testid="message-select"]')?.click()
    await flushPromises()
    expect(input().isVisible()).toBe(false)
    await at(3).trigger('click')
    const offered = () => wrapper.findAll('.action').map((each) => each.attributes('data-testid'))
    expect(wrapper.get('[data-testid="choice-bar"]').attributes('data-count')).toBe('2')
    expect(offered()).toEqual(['choice-copy', 'choice-delete'])
    const change = vi.spyOn(useRealtimeStore(), 'change').mockResolvedValue()
    await wrapper.get('[data-testid="choice-delete"]').trigger('click')
    document.querySelector<HTMLElement>('[data-testid="message-delete-confirm"]')?.click()
    await flushPromises()
    expect(change.mock.calls).toEqual(
      [2, 3].map((seq) => [{ type: 'meetingChat.delete', meetingId: MEETING, seq }]),
    )
    expect(wrapper.find('[data-testid="choice-bar"]').exists()).toBe(false)
    expect(document.activeElement).toBe(input().element)
  })

  it('sends by Enter, tells nobody that one types, and keeps what is begun while it is closed', async () => {
    await enter(GUEST, 2, line(2, { by: writer(ANN) }))
    const { wrapper, input } = await panel()
    await input().setValue('hello')
    await input().trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(wrapper.findAll('[data-state="pending"]')).toHaveLength(1)
    expect(asked.map(({ type }) => type)).toEqual(['meeting.enter', 'meetingChat.send'])
    await input().setValue('begun')
    wrapper.unmount()
    expect((await panel()).input().element.value).toBe('begun')
  })

  it('reacts by the command of meetings', async () => {
    const reactions = [{ emoji: '👍', people: [writer(ANN)] }]
    await enter(GUEST, 2, line(2, { by: writer(ANN), reactions }))
    const { wrapper } = await panel()
    const change = vi.spyOn(useRealtimeStore(), 'change').mockResolvedValue()
    await wrapper.get('[data-testid="reaction"]').trigger('click')
    const wanted = { type: 'meetingChat.react', meetingId: MEETING, seq: 2, emoji: '👍', on: true }
    expect(change).toHaveBeenCalledWith(wanted)
  })

  it('says that the meeting is over, and takes nothing more', async () => {
    await enter(GUEST, 2, line(2))
    const { wrapper } = await panel()
    emit({ type: 'meeting.ended', meetingId: MEETING })
    await flushPromises()
    expect(wrapper.get('[data-testid="composer-closed"]').attributes('data-code')).toBe('MEETING_ENDED')
    expect(wrapper.find('textarea').exists()).toBe(false)
  })
})

describe('the notice of a closed chat', () => {
  it('shows the newest line of another, one at a time, and goes when the chat is opened', async () => {
    await enter(ANN, 2)
    const open = ref(false)
    const Host = defineComponent({
      setup() {
        useMeetingChatNotice(
          computed(() => MEETING),
          open,
        )
        return () => null
      },
    })
    mount(Host, { global })
    const toasts = useToastsStore()
    emit(line(2, { by: writer(GUEST, 'Gus'), text: 'one' }))
    emit(line(3, { by: writer(GUEST, 'Gus'), text: 'two' }))
    emit(line(4, { by: writer(ANN, 'Ann'), text: 'mine' }))
    expect(toasts.items.map(({ text }) => text)).toEqual([expect.stringMatching(/Gus \(guest\).*two/)])
    open.value = true
    await flushPromises()
    expect(toasts.items).toEqual([])
    emit(line(5, { by: writer(GUEST, 'Gus') }))
    expect(toasts.items).toEqual([])
  })
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive } from 'vue'
import { REACTION_MS, useHostingStore } from './hostingStore'
import { useHosting } from './useHosting'
import { useHostRights } from './useHostRights'
import { useAuthStore } from '@/features/auth/authStore'
import { personalChatId } from '@/features/chats/personalChat'
import { ANN, answered, BOB } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { Command, EventFrame } from '@/realtime/frames'
import type { CallId, ChatId, Hold, TrackSource, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const fake = reactive({
  state: { name: 'active', call: answered() } as { name: string; call: ReturnType<typeof answered> },
  sending: new Set<TrackSource>(),
  toggleMute: vi.fn(),
  switchOff: vi.fn((source: TrackSource) => {
    fake.sending = new Set([...fake.sending].filter((each) => each !== source))
  }),
})
vi.mock('../callStore', () => ({
  useCallStore: () =>
    Object.assign(fake, {
      get call() {
        return fake.state.call
      },
    }),
}))

const getChat = vi.hoisted(() => vi.fn(() => Promise.reject(new Error('none'))))
vi.mock('@/features/chats/chatsApi', async (original) => ({ ...(await original<object>()), getChat }))

let asked: Command[] = []
let emit: (frame: EventFrame) => void = () => undefined
const byAnn = (source: TrackSource): Hold => ({ person: BOB, source, by: ANN })
const hold = (...held: Hold[]) => {
  fake.state = { name: 'active', call: { ...fake.state.call, held } }
}

beforeEach(() => {
  setActivePinia(createPinia())
  asked = []
  fake.state = { name: 'active', call: answered() }
  fake.sending = new Set(['microphone', 'camera'])
  vi.clearAllMocks()
  const auth = useAuthStore()
  auth.$patch({ user: { id: BOB } as never })
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    return Promise.resolve({}) as never
  })
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => {
    emit = listener
    return () => undefined
  })
  useHostingStore().listen()
})

afterEach(() => {
  vi.useRealTimers()
})

function inComponent(use: () => void): void {
  mount(
    defineComponent({
      setup() {
        use()
        return () => h('div')
      },
    }),
  )
}

function open(): void {
  inComponent(() => {
    useHosting(((key: string) => key) as never)
  })
}

describe('what a host mutes', () => {
  it('goes off here, and is unmuted at the server only when its user switches it on', async () => {
    open()
    hold(byAnn('microphone'), byAnn('camera'))
    await flushPromises()
    expect(fake.switchOff.mock.calls.map(([source]) => source).sort()).toEqual(['camera', 'microphone'])
    expect(asked).toEqual([])

    fake.sending = new Set(['microphone'])
    await flushPromises()
    expect(asked).toEqual([{ type: 'call.unmute', callId: 'call', sources: ['microphone'] }])
  })

  it('goes off too where the page comes back into the call with it on', async () => {
    hold(byAnn('microphone'))
    fake.sending = new Set()
    open()
    fake.state = { ...fake.state, name: 'elsewhere' }
    await flushPromises()
    fake.sending = new Set(['microphone'])
    fake.state = { ...fake.state, name: 'active' }
    await flushPromises()
    expect(fake.switchOff).toHaveBeenCalledWith('microphone')
    expect(asked).toEqual([])
  })
})

describe('a host who asks for the microphone', () => {
  const ask: EventFrame = { type: 'call.unmuteAsked', callId: asId<CallId>('call'), by: ANN }

  it('switches nothing on; the user does', async () => {
    const hosting = useHostingStore()
    fake.sending = new Set()
    emit(ask)
    expect(hosting.askedBy).toBe(ANN)
    expect(fake.toggleMute).not.toHaveBeenCalled()
    await hosting.unmuteAsAsked()
    expect(fake.toggleMute).toHaveBeenCalledOnce()
    expect(hosting.askedBy).toBeNull()
  })

  it('is answered by switching it on, whichever way', async () => {
    const hosting = useHostingStore()
    fake.sending = new Set()
    await flushPromises()
    emit(ask)
    fake.sending = new Set(['microphone'])
    await flushPromises()
    fake.sending = new Set()
    await flushPromises()
    expect(hosting.askedBy).toBeNull()
  })

  it('is heard in that call alone, and while the microphone is off', () => {
    const hosting = useHostingStore()
    emit(ask)
    expect(hosting.askedBy).toBeNull()
    fake.sending = new Set()
    emit({ ...ask, callId: asId<CallId>('other') })
    expect(hosting.askedBy).toBeNull()
  })
})

describe('the rights of hosts', () => {
  it('are none for whoever was added to the call of two others, whose chat is not asked for', () => {
    const chats: (ChatId | null)[] = []
    fake.state = { name: 'active', call: answered({ place: personalChatId(ANN, asId<UserId>('cid')) }) }
    inComponent(() => {
      chats.push(useHostRights().chatId.value)
    })
    expect(chats).toEqual([null])
    expect(getChat).not.toHaveBeenCalled()
  })
})

describe('reactions', () => {
  it('are shown for some seconds, the newest of many', () => {
    vi.useFakeTimers()
    const hosting = useHostingStore()
    for (let i = 0; i < 20; i++) {
      emit({
        type: 'call.reacted',
        callId: asId<CallId>('call'),
        person: ANN,
        reaction: i < 19 ? 'clap' : 'heart',
      })
    }
    expect(hosting.reactions).toHaveLength(12)
    expect(hosting.reactions.at(-1)).toMatchObject({ person: ANN, reaction: 'heart' })
    vi.advanceTimersByTime(REACTION_MS)
    expect(hosting.reactions).toEqual([])
  })
})

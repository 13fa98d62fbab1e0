// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive } from 'vue'
import { useMeetingStanding } from './useMeetingStanding'
import CoHostAction from './CoHostAction.vue'
import { useCoHostNotice } from './useCoHostNotice'
import { useHostRights } from '../hosting/useHostRights'
import { useHosting } from '../hosting/useHosting'
import { Problem } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { addCoHost, removeCoHost } from '@/features/knownMeetings/meetingsApi'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { Command } from '@/realtime/frames'
import type { Hold, MeetingView, Person, TrackSource } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { i18n } from '@/i18n/i18n'
import { useToastsStore } from '@/ui/toastsStore'
import { ANN, answered, BOB } from '@/testing/events'
import { GUEST, MEETING, MEETING_PLACE, meetingView } from '@/testing/meetings'

const inMeeting = (held: Hold[] = []) => answered({ place: MEETING_PLACE, held })
const fake = reactive({
  state: { name: 'active', call: inMeeting() } as { name: string; call: ReturnType<typeof answered> },
  sending: new Set<TrackSource>(),
  switchOff: vi.fn((source: TrackSource) => {
    fake.sending = new Set([...fake.sending].filter((each) => each !== source))
  }),
})
vi.mock('@/features/knownMeetings/meetingsApi', () => ({ addCoHost: vi.fn(), removeCoHost: vi.fn() }))
vi.mock('../callStore', () => ({
  useCallStore: () =>
    Object.assign(fake, {
      get call() {
        return fake.state.call
      },
    }),
}))

let asked: Command[]
let wrapper: VueWrapper

beforeEach(() => {
  setActivePinia(createPinia())
  asked = []
  fake.state = { name: 'active', call: inMeeting() }
  fake.sending = new Set()
  vi.clearAllMocks()
  useAuthStore().$patch({ user: { id: BOB } as never })
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    return new Promise(() => undefined)
  })
})

afterEach(() => {
  wrapper.unmount()
})

function known(over: Partial<MeetingView>): void {
  useMeetingsStore().byId = new Map([[MEETING, meetingView(over)]])
}

function run<T>(use: () => T): T {
  const results: T[] = []
  wrapper = mount(
    defineComponent({
      setup() {
        results.push(use())
        return () => h('div')
      },
    }),
  )
  return results[0] as T
}

const hosting = () => {
  run(() => {
    useHosting(((key: string) => key) as never)
  })
}

async function unmuteWhatIsHeld(source: TrackSource): Promise<void> {
  hosting()
  fake.state = { name: 'active', call: inMeeting([{ person: BOB, source, by: ANN }]) }
  await flushPromises()
  fake.sending = new Set([source])
  await flushPromises()
}

describe('what an option holds', () => {
  it('is released by its user, where everybody may', async () => {
    known({})
    await unmuteWhatIsHeld('microphone')
    expect(asked).toEqual([{ type: 'call.unmute', callId: 'call', sources: ['microphone'] }])
    expect(fake.switchOff).not.toHaveBeenCalled()
  })

  it.each([
    ['microphone', 'unmuting'],
    ['screen', 'sharing'],
  ] as const)('stays off where only hosts may: the %s', async (source, option) => {
    known({ options: { ...meetingView().options, [option]: 'hosts' } })
    await unmuteWhatIsHeld(source)
    expect(asked).toEqual([])
    expect(fake.switchOff).toHaveBeenCalledWith(source)
  })

  it('is nothing for a host', async () => {
    known({ coHosts: [BOB], options: { ...meetingView().options, unmuting: 'hosts' } })
    await unmuteWhatIsHeld('microphone')
    expect(asked).toHaveLength(1)
  })
})

describe('the rights in a meeting', () => {
  it('are those of its hosts, whoever has begun the call', () => {
    known({ coHosts: [BOB] })
    const rights = run(useHostRights)
    expect(rights.chatId.value).toBeNull()
    expect(rights.mayEnd.value).toBe(true)
    expect(rights.mayHost(GUEST)).toBe(true)
    expect(rights.mayHost(ANN)).toBe(false)
  })

  it('are none for others', () => {
    fake.state = { name: 'active', call: answered({ place: MEETING_PLACE, startedBy: BOB }) }
    known({})
    const rights = run(useHostRights)
    expect(rights.mayEnd.value).toBe(false)
    expect(rights.mayHost(GUEST)).toBe(false)
  })
})

describe('the action of a co-host', () => {
  const api = () => [vi.mocked(addCoHost), vi.mocked(removeCoHost)] as const
  const shown = (person: Person, over: Partial<MeetingView> = {}) => {
    wrapper = mount(CoHostAction, {
      props: { meeting: meetingView({ owner: BOB, ...over }), person },
      global: { plugins: [i18n] },
    })
    return wrapper.find('[data-testid="call-co-host"]')
  }

  it('makes one, or unmakes one, for the owner', async () => {
    const [add, remove] = api()
    await shown(ANN).trigger('click')
    expect(add).toHaveBeenCalledExactlyOnceWith(MEETING, ANN)
    expect(wrapper.emitted('done')).toHaveLength(1)
    wrapper.unmount()
    await shown(ANN, { coHosts: [ANN] }).trigger('click')
    expect(remove).toHaveBeenCalledExactlyOnceWith(MEETING, ANN)
  })

  it.each([
    ['a guest', GUEST, {}],
    ['oneself', BOB, {}],
    ['others, by a co-host', GUEST, { owner: ANN, coHosts: [BOB] }],
    ['the owner', ANN, { owner: ANN, coHosts: [BOB] }],
  ] as const)('is not there for %s', (_, person, over) => {
    expect(shown(person, over as Partial<MeetingView>).exists()).toBe(false)
  })

  it('says what the server has refused', async () => {
    api()[0].mockRejectedValueOnce(new Problem('NOT_A_MEMBER', 409))
    await shown(ANN).trigger('click')
    await flushPromises()
    expect(useToastsStore().items).toHaveLength(1)
  })
})

describe('becoming a co-host', () => {
  it('is told once, to whoever is in the call', async () => {
    known({})
    run(() => {
      useCoHostNotice(((key: string) => key) as never)
    })
    known({ version: 2, coHosts: [BOB] })
    await flushPromises()
    known({ version: 3, coHosts: [BOB] })
    await flushPromises()
    known({ version: 4 })
    await flushPromises()
    expect(useToastsStore().items.map(({ text }) => text)).toEqual([
      'meeting.becameCoHost',
      'meeting.noCoHostNow',
    ])
  })

  it('is no news to who was one before coming', async () => {
    run(() => {
      useCoHostNotice(((key: string) => key) as never)
    })
    known({ coHosts: [BOB] })
    await flushPromises()
    expect(useToastsStore().items).toEqual([])
  })
})

describe('being told of the meeting', () => {
  it('begins with its call, however one came into it, and ends with that', async () => {
    const meetings = useMeetingsStore()
    run(useMeetingStanding)
    expect(asked).toEqual([{ type: 'meeting.enter', meetingId: MEETING }])
    fake.state = { ...fake.state, name: 'ended' }
    await flushPromises()
    expect(meetings.standing.name).toBe('none')
  })

  it('is for meetings alone', () => {
    fake.state = { name: 'active', call: answered() }
    run(useMeetingStanding)
    expect(asked).toEqual([])
  })
})

// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import CallFaces from './CallFaces.vue'
import CallMark from './CallMark.vue'
import { useChatCallsStore } from './chatCallsStore'
import GroupCallButtons from './GroupCallButtons.vue'
import type { CallState } from '../callMachine'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type {
  CallId,
  CallView,
  ChatCallView,
  ConnectionId,
  ParticipantView,
  UserId,
} from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, CHAT, user } from '@/testing/events'

const CID = asId<UserId>('cid')
const CALL = asId<CallId>('call')
const global = { plugins: [i18n] }

beforeEach(() => {
  vi.stubGlobal('RTCPeerConnection', vi.fn())
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB), user(CID)])
  useRealtimeStore().state = 'online'
})

function goesOn(people: UserId[] = [BOB], count = people.length): ChatCallView {
  const call: ChatCallView = {
    id: CALL,
    chatId: CHAT,
    kind: 'voice',
    version: 1,
    since: '2026-11-21T09:00:00Z',
    count,
    people,
    recordedSince: null,
  }
  useChatCallsStore().byChat.set(CHAT, call)
  return call
}

function seat(camera: boolean, connected: boolean): ParticipantView {
  return {
    person: ANN,
    connectionId: asId<ConnectionId>('phone'),
    connected,
    tracksVersion: 1,
    tracks: [{ id: 'camera', source: 'camera', muted: !camera }],
  } as ParticipantView
}

function own(
  name: 'elsewhere' | 'active' | 'answering' | 'ended',
  id = CALL,
  camera = false,
  connected = true,
): void {
  const call = {
    id,
    place: CHAT,
    participants: [seat(camera, connected)],
    awaited: [],
    held: [],
    hands: [],
    ringing: [],
    answeredAt: '2026-11-21T09:00:00Z',
  } as unknown as CallView
  useCallStore().state = { name, call, reason: 'hungUp', durationMs: 0 } as CallState
}

function buttons(mayStart = true) {
  const joined = vi.spyOn(useCallStore(), 'join').mockResolvedValue(undefined)
  const started = vi.spyOn(useCallStore(), 'start').mockResolvedValue(undefined)
  const shown = mount(GroupCallButtons, { props: { chatId: CHAT, mayStart }, global })
  return { shown, joined, started, join: shown.find('[data-testid="call-join"]') }
}

describe('the buttons of a group', () => {
  it('start a call, for those who may', async () => {
    const { shown, started } = buttons()
    await shown.get('[data-testid="call-voice"]').trigger('click')
    await shown.get('[data-testid="call-video"]').trigger('click')
    expect(started.mock.calls).toEqual([
      [CHAT, 'voice'],
      [CHAT, 'video'],
    ])
    expect(buttons(false).shown.find('button').exists()).toBe(false)
  })

  it('offer to join a call that goes on, also to those who may start none', async () => {
    goesOn([BOB, CID])
    const { shown, join, joined } = buttons(false)
    expect(shown.findAll('button')).toHaveLength(1)
    expect(join.attributes('aria-label')).toBe('Join. 2 people in the call')
    await join.trigger('click')
    expect(joined).toHaveBeenCalledWith(CALL, false)
  })

  it('say that no call is possible in a browser without WebRTC', () => {
    vi.stubGlobal('RTCPeerConnection', undefined)
    const start = buttons().shown.get('[data-testid="call-voice"]')
    expect(start.attributes()).toMatchObject({
      disabled: '',
      'aria-label': 'This browser cannot take part in calls',
    })
    own('elsewhere')
    goesOn()
    const { join } = buttons()
    expect(join.attributes()).toMatchObject({
      disabled: '',
      title: 'This browser cannot take part in calls. 1 person in the call',
    })
  })

  it('have nothing to press in the call itself', () => {
    goesOn()
    own('active')
    const { join } = buttons()
    expect(join.text()).toContain('In the call')
    expect(join.attributes()).toMatchObject({ 'data-in-call': 'true', disabled: '' })
  })

  it.each([true, false])(
    'let a call go on here that is open on another device, with its camera: %s',
    async (camera) => {
      goesOn()
      own('elsewhere', CALL, camera)
      const { join, joined } = buttons()
      expect(join.text()).toContain('Continue here')
      expect(join.attributes('title')).toBe('You are in this call on another device. 1 person in the call')
      expect(join.attributes('disabled')).toBeUndefined()
      await join.trigger('click')
      expect(joined).toHaveBeenCalledWith(CALL, camera)
    },
  )

  it('lead back to a call that this page was in before it was loaded again', () => {
    goesOn()
    own('elsewhere', CALL, false, false)
    const { join } = buttons()
    expect(join.attributes('aria-label')).toBe('Return to call. 1 person in the call')
    expect(join.attributes('disabled')).toBeUndefined()
  })

  it('say why one cannot join while in another call', () => {
    goesOn()
    own('active', asId<CallId>('another'))
    const { join } = buttons()
    expect(join.attributes('disabled')).toBe('')
    expect(join.attributes('title')).toBe('You are in another call already. 1 person in the call')
  })

  it('wait for the connection', () => {
    goesOn()
    useRealtimeStore().state = 'connecting'
    expect(buttons().join.attributes('disabled')).toBe('')
    own('elsewhere')
    expect(buttons().join.attributes('disabled')).toBe('')
  })

  it('offer to join again once one has left', () => {
    goesOn()
    own('ended')
    expect(buttons().join.text()).toContain('Join')
    expect(buttons().join.attributes('disabled')).toBeUndefined()
  })
})

describe('the mark in the list of chats', () => {
  it('says how many are in the call, and is there only while one goes on', () => {
    const mark = () => mount(CallMark, { props: { chatId: CHAT }, global })
    expect(mark().find('[data-testid="chat-call"]').exists()).toBe(false)
    goesOn([BOB], 12)
    expect(mark().get('.sr-only').text()).toBe('12 people in the call')
  })
})

it('shows the first faces only', () => {
  const call = goesOn([ANN, BOB, CID, asId<UserId>('dan')])
  expect(mount(CallFaces, { props: { call }, global }).element.children).toHaveLength(3)
})

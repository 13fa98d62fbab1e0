// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ref, shallowRef } from 'vue'
import { RING_END_HEARD_MS } from './callFrames'
import { useCallStore } from './callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { Command, EventFrame, FrameOf } from '@/realtime/frames'
import type { CallView, ChatId, ConnectionId, CallId, UserId } from '@/realtime/protocol.gen'
import { RequestRefused, RequestUnanswered } from '@/realtime/requests'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB } from '@/testing/events'
import { MEETING_PLACE } from '@/testing/meetings'
import { asId } from '@/realtime/id'

const own = vi.hoisted(() => ({
  open: vi.fn<(withCamera: boolean) => Promise<void>>(),
  close: vi.fn(),
  toggleMute: vi.fn(),
  toggleCamera: vi.fn(),
}))
const mesh = vi.hoisted(() => ({ wasConnected: true, brokenFor: 0 }))
vi.mock('./localMedia', () => ({
  useLocalMedia: () => ({
    ...own,
    audio: shallowRef(null),
    video: shallowRef(null),
    muted: ref(false),
    devices: {},
  }),
}))
vi.mock('./media/meshSession', () => ({
  MeshSession: class {
    media = new Map()
    links = new Map()
    wasConnected = mesh.wasConnected
    brokenFor = mesh.brokenFor
    follow = vi.fn()
    close = vi.fn()
    mend = vi.fn()
    setTrack = vi.fn()
  },
}))
vi.mock('./callApi', () => ({
  iceServers: () => Promise.resolve([]),
  scalableVideo: () => Promise.resolve(false),
}))

const HERE = asId<ConnectionId>('here')
const CHAT = asId<ChatId>('p_ann_bob')
const OTHER_CHAT = asId<ChatId>('p_ann_cid')

interface Asked {
  command: Command
  answer: (reply: unknown) => void
  refuse: (code: string) => void
  /** No answer comes. */
  fail: () => void
}

let asked: Asked[]
let emit: (event: EventFrame) => void
let ready: (frame: FrameOf<'session.ready'>) => void
let opened: () => void

beforeEach(() => {
  setActivePinia(createPinia())
  asked = []
  mesh.wasConnected = true
  mesh.brokenFor = 0
  Object.values(own).forEach((each) => each.mockReset())
  own.open.mockImplementation(() => new Promise<void>((resolve) => (opened = resolve)))
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  const auth = useAuthStore()
  Object.defineProperty(auth, 'self', { value: ANN, configurable: true })
  vi.spyOn(useUsersStore(), 'ensure').mockReturnValue(new Promise(() => undefined))
  const realtime = useRealtimeStore()
  realtime.connectionId = HERE
  vi.spyOn(realtime, 'onReady').mockImplementation((listener) => (ready = listener))
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
  vi.spyOn(realtime, 'request').mockImplementation(
    (command) =>
      new Promise((resolve, reject) => {
        asked.push({
          command,
          answer: resolve as (reply: unknown) => void,
          fail: () => {
            reject(new RequestUnanswered('connection lost'))
          },
          refuse: (code) => {
            reject(new RequestRefused({ type: 'error', re: '1', code, title: code, details: {} } as never))
          },
        })
      }),
  )
  useCallStore().listen()
})

function view(id: string, changes: Partial<CallView> = {}): CallView {
  return {
    id: asId<CallId>(id),
    place: CHAT,
    kind: 'voice',
    mediaPath: 'direct',
    version: 1,
    tracksVersion: 0,
    startedBy: ANN,
    startedAt: '2026-11-21T09:00:00Z',
    answeredAt: null,
    ringing: [BOB],
    ringsUntil: '2026-11-21T09:00:45Z',
    ringsForMs: 45_000,
    participants: [place(ANN, HERE)],
    added: [],
    awaited: [],
    held: [],
    hands: [],
    encryption: 'endToEnd',
    recording: null,
    ...changes,
  }
}

function place(person: UserId, connection: string, connected = true) {
  return {
    person,
    connectionId: asId<ConnectionId>(connection),
    connected,
    tracksVersion: 0,
    tracks: [],
    device: null,
  }
}

const rings = (id: string, chatId = CHAT) =>
  view(id, { place: chatId, startedBy: BOB, ringing: [ANN], participants: [place(BOB, 'there')] })
const talks = (id: string) =>
  view(id, {
    version: 2,
    answeredAt: '2026-11-21T09:00:05Z',
    ringing: [],
    ringsUntil: null,
    ringsForMs: null,
    participants: [place(BOB, 'there'), place(ANN, HERE)],
  })
const types = () => asked.map(({ command }) => command.type)
const last = () => {
  const found = asked.at(-1)
  if (!found) {
    throw new Error('nothing was asked')
  }
  return found
}

async function devicesOpen(): Promise<void> {
  opened()
  await flushPromises()
}

describe('ringing', () => {
  it('ends by itself where no end is heard, and not before the server could say so', async () => {
    vi.useFakeTimers()
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('b') })
    await vi.advanceTimersByTimeAsync(45_000 + RING_END_HEARD_MS - 1)
    expect(call.state.name).toBe('ringing')
    await vi.advanceTimersByTimeAsync(1)
    expect(call.state.name).toBe('idle')
    expect(call.missed).toBe(true)
    vi.useRealTimers()
  })

  const missedOf = (id: string) => {
    emit({ type: 'call.ringing', call: rings(id) })
    emit({ type: 'call.ended', callId: asId<CallId>(id), place: CHAT, reason: 'cancelled', durationMs: 0 })
    return useCallStore().missed
  }
  /** Others talk, and it does not ring here any more. */
  const ringsOthers = (id: string) =>
    view(id, {
      version: 3,
      answeredAt: '2026-11-21T09:00:05Z',
      participants: [place(BOB, 'there')],
      ringing: [],
    })

  it.each([
    ['cancelled', true],
    ['missed', true],
    ['hungUp', true],
    ['endedByHost', true],
    ['declined', false],
    ['lost', false],
  ] as const)('that ends with the call, which was %s, was missed: %s', (reason, missed) => {
    emit({ type: 'call.ringing', call: rings('b') })
    emit({ type: 'call.ended', callId: asId<CallId>('b'), place: CHAT, reason, durationMs: 0 })
    expect(useCallStore().missed).toBe(missed)
  })

  it('that one declines is not missed, though the one before was', () => {
    const call = useCallStore()
    expect(missedOf('a')).toBe(true)
    emit({ type: 'call.ringing', call: rings('b') })
    call.leave()
    expect([call.state.name, call.missed]).toEqual(['idle', false])
  })

  it('comes again where somebody in the call asks once more', () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('b') })
    call.leave()
    // Sent before the server has heard of it.
    emit({ type: 'call.changed', call: { ...rings('b'), version: 2 } })
    expect(call.state.name).toBe('idle')
    emit({ type: 'call.changed', call: ringsOthers('b') })
    emit({ type: 'call.changed', call: { ...rings('b'), version: 2 } })
    expect(call.state.name).toBe('idle')
    emit({ type: 'call.changed', call: { ...rings('b'), version: 4 } })
    expect(call.state).toMatchObject({ name: 'ringing', side: 'callee' })
    expect(call.missed).toBe(false)
  })

  it('that came again while there was no connection rings on', () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('b') })
    call.leave()
    emit({ type: 'call.changed', call: ringsOthers('b') })
    asked = []
    ready({
      connectionId: HERE,
      calls: [{ ...rings('b'), version: 4 }],
      unreadableCalls: [],
      chatCalls: [],
    } as never)
    expect(call.state.name).toBe('ringing')
    expect(types()).toEqual([])
  })

  it.each([
    ['declined on another device', 5_000, false],
    ['missed when its time is over', 44_900, true],
  ])('of a call that goes on without one is %s', async (_, afterMs, missed) => {
    vi.useFakeTimers()
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('b') })
    await vi.advanceTimersByTimeAsync(afterMs)
    emit({ type: 'call.changed', call: ringsOthers('b') })
    expect([call.state.name, call.missed]).toEqual(['idle', missed])
    vi.useRealTimers()
  })
})

describe('starting', () => {
  it('is done once, however often it is asked for', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    void call.start(OTHER_CHAT, 'video')
    await devicesOpen()
    expect(own.open).toHaveBeenCalledOnce()
    expect(asked.map(({ command }) => command)).toEqual([
      { type: 'call.start', place: CHAT, kind: 'voice', encryption: 'endToEnd' },
    ])
  })

  it('enters the call of a meeting again that was left here', async () => {
    const call = useCallStore()
    const held = view('m', { place: MEETING_PLACE, answeredAt: '2026-11-21T09:00:05Z', ringing: [] })
    for (const version of [2, 4]) {
      void call.start(MEETING_PLACE, 'voice')
      await devicesOpen()
      last().answer({ call: { ...held, version } })
      await flushPromises()
      expect(call.state.name).toBe('active')
      call.leave()
      emit({ type: 'call.changed', call: { ...held, version: version + 1, participants: [] } })
    }
  })

  it('leaves the devices to a second start, when the first was taken back', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    const openedFirst = opened
    call.leave()
    void call.start(OTHER_CHAT, 'voice')
    own.close.mockClear()
    openedFirst()
    await flushPromises()
    expect(own.close).not.toHaveBeenCalled()
    await devicesOpen()
    expect(last().command).toMatchObject({ type: 'call.start', place: OTHER_CHAT })
  })

  it('does not answer a call that rings after it was taken back', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    call.leave()
    emit({ type: 'call.ringing', call: rings('b') })
    await devicesOpen()
    expect(call.state.name).toBe('ringing')
    expect(types()).toEqual([])
  })

  it('answers the other one, who called while the devices were being opened', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    emit({ type: 'call.ringing', call: rings('b') })
    await devicesOpen()
    expect(types()).toEqual(['call.accept'])
  })

  it('takes its place again in a call that was told while the devices were being opened', async () => {
    const call = useCallStore()
    const seat = place(ANN, asId<ConnectionId>('before the reload'))
    const held = view('m', { place: MEETING_PLACE, answeredAt: '2026-11-21T09:00:05Z', participants: [seat] })
    void call.start(MEETING_PLACE, 'voice')
    emit({ type: 'call.changed', call: held })
    expect(call.state.name).toBe('elsewhere')
    own.close.mockClear()
    await devicesOpen()
    // They were let go when the call was told.
    await devicesOpen()
    expect(asked.map(({ command }) => command)).toEqual([{ type: 'call.join', callId: 'm' }])
    expect(own.close).not.toHaveBeenCalled()
  })

  it('lets the devices go where the call that was told is another one', async () => {
    const call = useCallStore()
    const seat = place(ANN, asId<ConnectionId>('another device'))
    void call.start(OTHER_CHAT, 'voice')
    emit({
      type: 'call.changed',
      call: view('a', { answeredAt: '2026-11-21T09:00:05Z', participants: [seat] }),
    })
    own.close.mockClear()
    await devicesOpen()
    expect([call.state.name, types()]).toEqual(['elsewhere', []])
    expect(own.close).toHaveBeenCalledOnce()
  })

  it('cancels what comes of a start that was taken back, before another begins', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    await devicesOpen()
    call.leave()
    emit({ type: 'call.ringing', call: view('a') })
    expect(call.state.name).toBe('idle')
    void call.start(OTHER_CHAT, 'voice')
    await devicesOpen()
    expect(types()).toEqual(['call.start'])
    last().answer({ call: view('a') })
    await flushPromises()
    expect(last().command).toEqual({ type: 'call.cancel', callId: 'a' })
    last().answer({})
    await flushPromises()
    expect(last().command).toMatchObject({ type: 'call.start', place: OTHER_CHAT })
  })
})

describe('a start that was taken back and got no answer', () => {
  async function takenBackUnheard() {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    await devicesOpen()
    call.leave()
    last().fail()
    await flushPromises()
    return call
  }

  it('is cancelled after the reconnection', async () => {
    const call = await takenBackUnheard()
    ready({ type: 'session.ready', connectionId: 'again', calls: [view('a')], unreadableCalls: [] } as never)
    expect(last().command).toEqual({ type: 'call.cancel', callId: 'a' })
    expect(call.state.name).toBe('idle')
  })

  it('does not stand in the way of another in the same chat', async () => {
    const call = await takenBackUnheard()
    void call.start(CHAT, 'voice')
    await devicesOpen()
    last().answer({ call: view('b') })
    await flushPromises()
    emit({ type: 'call.changed', call: talks('b') })
    expect(call.state.name).toBe('active')
  })
})

describe('logging out', () => {
  it('hangs up', () => {
    emit({ type: 'call.changed', call: talks('1') })
    useCallStore().leaveAtLogOut()
    expect(asked.map(({ command }) => command)).toContainEqual({
      type: 'call.leave',
      callId: '1',
      reason: 'hungUp',
    })
  })

  it('declines nothing for the other devices', () => {
    emit({ type: 'call.ringing', call: rings('1') })
    useCallStore().leaveAtLogOut()
    expect(asked).toEqual([])
  })
})

describe('leaving', () => {
  it.each([
    ['failed', 'no media have come for a while', false, 5],
    ['hungUp', 'they had no time to come', false, 4],
    ['hungUp', 'they have come and broken', true, 30],
  ] as const)('says %s where %s', (reason, _, wasConnected, brokenFor) => {
    Object.assign(mesh, { wasConnected, brokenFor })
    emit({ type: 'call.changed', call: talks('a') })
    useCallStore().leave()
    expect(asked.map(({ command }) => command)).toContainEqual({ type: 'call.leave', callId: 'a', reason })
  })

  it('hangs up where somebody answers while it is cancelled', async () => {
    const call = useCallStore()
    void call.start(CHAT, 'voice')
    await devicesOpen()
    last().answer({ call: view('a') })
    await flushPromises()
    call.leave()
    expect(last().command.type).toBe('call.cancel')
    last().refuse('CALL_WRONG_STATE')
    await flushPromises()
    expect(last().command).toEqual({ type: 'call.leave', callId: 'a', reason: 'hungUp' })
    emit({ type: 'call.changed', call: talks('a') })
    expect(call.state.name).toBe('ended')
  })

  it('declines a call whose answer still waits for the devices', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    void call.answer(false)
    call.leave()
    expect(types()).toEqual(['call.decline'])
    await devicesOpen()
    expect(types()).toEqual(['call.decline'])
  })

  it('leaves a call whose answer was on its way', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    void call.answer(false)
    await devicesOpen()
    call.leave()
    last().answer({})
    await flushPromises()
    expect(types()).toEqual(['call.accept', 'call.leave'])
  })

  it('lets a call on another device alone that was not entered yet', async () => {
    const call = useCallStore()
    const elsewhere = { ...talks('a'), participants: [place(BOB, 'there'), place(ANN, 'phone')] }
    emit({ type: 'call.changed', call: elsewhere })
    void call.answer(false)
    call.leave()
    await devicesOpen()
    ready({ type: 'session.ready', connectionId: HERE, calls: [elsewhere], unreadableCalls: [] } as never)
    expect(types()).toEqual([])
  })

  it('leaves a call that waits for the return of this page, without returning', async () => {
    const call = useCallStore()
    const awaits = { ...talks('a'), participants: [place(BOB, 'there')], awaited: [ANN] }
    emit({ type: 'call.changed', call: awaits })
    expect(call.state.name).toBe('elsewhere')
    void call.answer(false)
    call.leave()
    await devicesOpen()
    expect(types()).toEqual(['call.leave'])
  })

  it('declines again what the server has not heard', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    call.leave()
    last().refuse('UNAVAILABLE')
    await flushPromises()
    ready({ type: 'session.ready', connectionId: HERE, calls: [rings('a')], unreadableCalls: [] } as never)
    expect(types()).toEqual(['call.decline', 'call.decline'])
    expect(call.state.name).toBe('idle')
  })

  it('opens no device afterwards', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    void call.answer(false)
    await devicesOpen()
    emit({ type: 'call.changed', call: talks('a') })
    call.leave()
    await call.toggleCamera()
    await call.toggleMute()
    expect(own.toggleCamera).not.toHaveBeenCalled()
    expect(own.toggleMute).not.toHaveBeenCalled()
  })
})

describe('answering', () => {
  it('is done once, however often it is asked for', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    void call.answer(false)
    void call.answer(true)
    await devicesOpen()
    expect(own.open).toHaveBeenCalledOnce()
    expect(types()).toEqual(['call.accept'])
  })

  it('closes the devices where it failed and the call rings on', async () => {
    const call = useCallStore()
    emit({ type: 'call.ringing', call: rings('a') })
    void call.answer(true)
    await devicesOpen()
    last().refuse('UNAVAILABLE')
    await flushPromises()
    expect(call.state.name).toBe('ringing')
    expect(call.lastError?.code).toBe('UNAVAILABLE')
    expect(own.close).toHaveBeenCalled()
  })
})

describe('what others publish', () => {
  const muted = { id: 'microphone', source: 'microphone' as const, muted: true }
  const changed = (tracksVersion: number) => ({
    type: 'call.tracksChanged' as const,
    callId: asId<CallId>('a'),
    person: BOB,
    tracksVersion,
    tracks: [muted],
    device: null,
  })

  it('is taken from the small frame that tells of it', () => {
    const call = useCallStore()
    emit({ type: 'call.changed', call: talks('a') })
    emit(changed(1))
    expect(call.other?.tracks).toEqual([muted])
    expect(types()).not.toContain('call.get')
  })

  it('is asked for anew where a change was missed', async () => {
    const call = useCallStore()
    emit({ type: 'call.changed', call: talks('a') })
    emit(changed(2))
    expect(last().command).toEqual({ type: 'call.get', callId: 'a' })
    const bob = { ...place(BOB, 'there'), tracksVersion: 2, tracks: [muted] }
    last().answer({
      type: 'call.state',
      re: '1',
      call: { ...talks('a'), tracksVersion: 2, participants: [bob, place(ANN, HERE)] },
    })
    await flushPromises()
    expect(call.other?.tracks).toEqual([muted])
  })
})

describe('a reconnection to a server that does not know the calls', () => {
  const readyWith = (calls: CallView[] | null) => {
    ready({ type: 'session.ready', connectionId: 'again', calls, unreadableCalls: [] } as never)
  }

  it('leaves the call as it is until the server does', () => {
    const call = useCallStore()
    emit({ type: 'call.changed', call: talks('a') })
    readyWith(null)
    expect(call.state.name).toBe('active')
    expect(types()).toEqual([])

    emit({ type: 'calls.listed', calls: [talks('a')], unreadableCalls: [] })
    expect(call.state.name).toBe('active')
  })

  it('ends what is not listed then', () => {
    const call = useCallStore()
    emit({ type: 'call.changed', call: talks('a') })
    readyWith(null)
    emit({ type: 'calls.listed', calls: [], unreadableCalls: [] })
    expect(call.state.name).toBe('ended')
  })

  it('rings for what is listed then', () => {
    const call = useCallStore()
    readyWith(null)
    expect(call.state.name).toBe('idle')
    emit({ type: 'calls.listed', calls: [rings('a')], unreadableCalls: [] })
    expect(call.state).toMatchObject({ name: 'ringing', side: 'callee' })
  })
})

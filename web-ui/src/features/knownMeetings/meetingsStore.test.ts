// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useMeetingsStore, WAITING_MS } from './meetingsStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { Command, EventFrame } from '@/realtime/frames'
import type { UserId } from '@/realtime/protocol.gen'
import { RequestRefused, RequestUnanswered } from '@/realtime/requests'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, user } from '@/testing/events'
import { GUEST, lobby, MEETING, MEETING_PLACE, meetingView } from '@/testing/meetings'

let asked: Command[]
let answer: () => unknown
let emit: (frame: EventFrame) => void
let reconnect: () => void

const entered = (over: object = {}) => ({
  type: 'meeting.entered',
  re: '1',
  meetingId: MEETING,
  standing: 'admitted',
  meeting: meetingView(),
  lobby: null,
  ...over,
})
const WAITS = entered({ standing: 'waiting', meeting: null })
const refusal = (code: string) => new RequestRefused({ code, details: {} } as never)

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  asked = []
  answer = () => entered()
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    const reply = answer()
    return (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)) as never
  })
  vi.spyOn(realtime, 'onReady').mockImplementation((listener) => {
    reconnect = listener as () => void
  })
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => {
    emit = listener
  })
  useMeetingsStore().listen()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the lobby', () => {
  it('is nothing for who is no host any more, and is there again for one', () => {
    const meetings = useMeetingsStore()
    const changed = (version: number, coHosts: UserId[]) => {
      emit({ type: 'meeting.changed', meeting: meetingView({ version, owner: BOB, coHosts }) })
    }
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(1, GUEST) })
    changed(1, [ANN])
    expect(meetings.waitingFor(MEETING)).toHaveLength(1)
    changed(2, [])
    expect(meetings.waitingFor(MEETING)).toEqual([])
    changed(3, [ANN])
    expect(meetings.waitingFor(MEETING)).toHaveLength(1)
  })
})

describe('coming to a meeting', () => {
  it('is admitted, and knows the meeting and its people by name', async () => {
    answer = () =>
      entered({ meeting: meetingView({ people: [{ person: GUEST, name: 'Gus', role: 'guest' }] }) })
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    expect(meetings.standing).toEqual({ name: 'admitted', meetingId: MEETING })
    expect(meetings.at(MEETING_PLACE)?.title).toBe('Planning')
    expect(meetings.hosts(meetings.at(MEETING_PLACE))).toBe(true)
    expect(useUsersStore().nameOf(GUEST)).toBe('Gus')
  })

  it('waits, says so now and then, and is let in', async () => {
    answer = () => WAITS
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    expect(meetings.standing.name).toBe('waiting')
    await vi.advanceTimersByTimeAsync(WAITING_MS)
    expect(asked).toHaveLength(2)
    answer = () => entered()
    emit({ type: 'meeting.admitted', meetingId: MEETING })
    await flushPromises()
    expect(meetings.standing.name).toBe('admitted')
    await vi.advanceTimersByTimeAsync(3 * WAITING_MS)
    expect(asked).toHaveLength(3)
  })

  it('is let in though the word of it was lost', async () => {
    answer = () => WAITS
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    answer = () => entered()
    await vi.advanceTimersByTimeAsync(WAITING_MS)
    expect(meetings.standing.name).toBe('admitted')
  })

  it('comes again on each new connection, until it leaves', async () => {
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    reconnect()
    await flushPromises()
    expect(asked).toHaveLength(2)
    meetings.leave()
    reconnect()
    await flushPromises()
    expect(asked.map(({ type }) => type)).toEqual(['meeting.enter', 'meeting.enter', 'meeting.leave'])
  })

  it('tells whoever follows it how one stands there', async () => {
    const told = vi.fn()
    const meetings = useMeetingsStore()
    meetings.onEntered(told)
    meetings.enter(MEETING)
    await flushPromises()
    expect(told).toHaveBeenCalledWith(entered())
  })

  it('tries again where no answer came', async () => {
    answer = () => new RequestUnanswered('lost')
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    expect(meetings.standing.name).toBe('entering')
    answer = () => entered()
    await vi.advanceTimersByTimeAsync(WAITING_MS)
    expect(meetings.standing.name).toBe('admitted')
  })

  it.each([
    ['MEETING_ENDED', { name: 'over', meetingId: MEETING }],
    ['MEETING_LOCKED', { name: 'failed', meetingId: MEETING, code: 'MEETING_LOCKED' }],
  ])('%s', async (code, standing) => {
    answer = () => refusal(code)
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    expect(meetings.standing).toEqual(standing)
  })

  it('is refused, and gives its place in the line up when it leaves', async () => {
    answer = () => WAITS
    const meetings = useMeetingsStore()
    meetings.enter(MEETING)
    await flushPromises()
    meetings.leave()
    expect(asked.at(-1)?.type).toBe('meeting.leave')
    meetings.enter(MEETING)
    await flushPromises()
    emit({ type: 'meeting.refused', meetingId: MEETING, reason: 'refused' })
    expect(meetings.standing).toEqual({ name: 'refused', meetingId: MEETING, reason: 'refused' })
  })
})

describe('a lobby', () => {
  it('tells who has come, and nothing when somebody goes', () => {
    const meetings = useMeetingsStore()
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(1, BOB, GUEST) })
    const first = meetings.knocked
    expect(first?.people).toHaveLength(2)
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(2, GUEST) })
    expect(meetings.knocked).toBe(first)
    expect(meetings.waitingFor(MEETING).map(({ person }) => person)).toEqual([GUEST])
  })

  it('is not the one of before', () => {
    const meetings = useMeetingsStore()
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(2) })
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(1, BOB) })
    expect(meetings.waitingFor(MEETING)).toEqual([])
    expect(meetings.knocked).toBeNull()
  })

  it('is empty once its meeting has ended', () => {
    const meetings = useMeetingsStore()
    emit({ type: 'meeting.changed', meeting: meetingView() })
    emit({ type: 'meeting.lobbyChanged', meetingId: MEETING, lobby: lobby(1, BOB) })
    emit({ type: 'meeting.ended', meetingId: MEETING })
    expect(meetings.waitingFor(MEETING)).toEqual([])
    expect(meetings.at(MEETING_PLACE)).toBeUndefined()
  })
})

// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { getMeetingEvents } from './meetingChatApi'
import { useMeetingChatsStore } from './meetingChatsStore'
import { useMeetingOutboxStore } from './meetingOutboxStore'
import { Problem } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { Command, EventFrame } from '@/realtime/frames'
import type { MeetingChatEvent } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestRefused, RequestUnanswered } from '@/realtime/requests'
import { ANN } from '@/testing/events'
import { line, page, writer } from '@/testing/meetingChat'
import { GUEST, MEETING, MEETING_PLACE, meetingView } from '@/testing/meetings'

vi.mock('./meetingChatApi', () => ({ PAGE: 100, getMeetingEvents: vi.fn() }))

type Sent = Extract<Command, { type: 'meetingChat.send' }>

let asked: Command[]
let answers: (command: Command) => unknown
/** What the server has, in the order of seq. */
let log: MeetingChatEvent[]
let emit: (frame: EventFrame) => void
let from: number

const head = () => log.at(-1)?.seq ?? from - 1
const refusal = (code: string) => new RequestRefused({ code, details: {} } as never)
const sends = () => asked.filter((command): command is Sent => command.type === 'meetingChat.send')
const sameIds = () => new Set(sends().map(({ clientId }) => clientId)).size === 1

function answer(command: Command): unknown {
  switch (command.type) {
    case 'meeting.enter':
      return {
        type: 'meeting.entered',
        meetingId: MEETING,
        standing: 'admitted',
        meeting: meetingView(),
        lobby: null,
        chat: { from, head: head() },
      }
    case 'meetingChat.catchUp':
      return { events: log.filter(({ seq }) => seq > command.after), from, head: head() }
    case 'meetingChat.send': {
      const known = log.find((event) => 'clientId' in event && event.clientId === command.clientId)
      return { seq: (known ?? write(command.text, command.clientId)).seq }
    }
    default:
      return {}
  }
}

function write(text: string, clientId: string, by = writer()): MeetingChatEvent {
  const event = line(head() + 1, { text, clientId, by })
  log.push(event)
  return event
}

/** A page of the guest Gus. */
function load(): void {
  setActivePinia(createPinia())
  const auth = useAuthStore()
  auth.enterAsGuest({ renewal: '', person: GUEST, name: 'Gus' }, { token: 't', expiresInMs: 60_000 } as never)
  const realtime = useRealtimeStore()
  realtime.state = 'online'
  vi.spyOn(realtime, 'request').mockImplementation((command) => {
    asked.push(command as Command)
    const reply = answers(command as Command)
    return (reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply)) as never
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
}

async function enter(): Promise<void> {
  useMeetingsStore().enter(MEETING)
  await flushPromises()
}

async function reconnect(): Promise<void> {
  useRealtimeStore().state = 'connecting'
  await flushPromises()
  useRealtimeStore().state = 'online'
  await enter()
}

function send(text: string): void {
  useMeetingOutboxStore().send({
    chatId: MEETING_PLACE,
    chatTitle: '',
    text,
    replyTo: null,
    attachments: [],
  })
}

const seqs = () =>
  useMeetingChatsStore()
    .byId.get(MEETING)
    ?.log?.tail.events.map(({ seq }) => seq)
const outgoing = () => useMeetingOutboxStore().of(MEETING_PLACE)

beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
  asked = []
  log = []
  from = 2
  answers = answer
  vi.mocked(getMeetingEvents).mockReset()
  vi.mocked(getMeetingEvents).mockImplementation(() => Promise.resolve(page(from, ...log)))
  load()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('following', () => {
  it('reads the newest page once, and then what comes', async () => {
    log = [line(2), line(3)]
    await enter()
    emit(line(4))
    expect(seqs()).toEqual([2, 3, 4])
    await reconnect()
    expect(getMeetingEvents).toHaveBeenCalledOnce()
    expect(asked.map(({ type }) => type)).not.toContain('meetingChat.catchUp')
  })

  it('reads no page where nothing is there for one', async () => {
    from = 12
    await enter()
    emit(line(12))
    expect(getMeetingEvents).not.toHaveBeenCalled()
    expect(seqs()).toEqual([12])
  })

  it('asks for what a gap hides, and for what it missed while away', async () => {
    log = [line(2)]
    await enter()
    log.push(line(3), line(4))
    emit(line(4))
    await flushPromises()
    expect(seqs()).toEqual([2, 3, 4])
    log.push(line(5))
    await reconnect()
    expect(seqs()).toEqual([2, 3, 4, 5])
    expect(useMeetingChatsStore().byId.get(MEETING)?.log?.tail.to).toBe(head())
  })

  it('says why the newest page is not there, and tries again', async () => {
    log = [line(2)]
    vi.mocked(getMeetingEvents).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    await enter()
    expect(useMeetingChatsStore().errors.get(MEETING)).toBe('UNAVAILABLE')
    await vi.advanceTimersByTimeAsync(3000)
    expect(useMeetingChatsStore().errors.size).toBe(0)
    expect(seqs()).toEqual([2])
  })

  it('knows guests, and deleted accounts, by what the events call them', async () => {
    await enter()
    emit(line(2, { by: writer(GUEST, 'Gus') }))
    emit(line(3, { by: writer(ANN, ''), reactions: [] }))
    expect(useUsersStore().nameOf(GUEST)).toBe('Gus')
    expect(useUsersStore().nameOf(ANN)).toBe('Deleted account')
  })

  it('counts what others write until it is read, also over a reload', async () => {
    log = [line(2, { by: writer(ANN) })]
    await enter()
    expect(useMeetingChatsStore().unread(MEETING)).toBe(0)
    emit(line(3, { by: writer(ANN) }))
    emit(line(4, { by: writer(GUEST) }))
    log.push(line(3, { by: writer(ANN) }), line(4))
    expect(useMeetingChatsStore().unread(MEETING)).toBe(1)
    load()
    await enter()
    expect(useMeetingChatsStore().unread(MEETING)).toBe(1)
    useMeetingChatsStore().markRead(MEETING, 4)
    expect(useMeetingChatsStore().unread(MEETING)).toBe(0)
  })

  it('tells of what is new alone', async () => {
    log = [line(2)]
    const fresh: number[] = []
    useMeetingChatsStore().onEvents((_, events, isFresh) => {
      fresh.push(...(isFresh ? events.map(({ seq }) => seq) : []))
    })
    await enter()
    emit(line(3))
    emit(line(3))
    expect(fresh).toEqual([3])
  })
})

describe('sending', () => {
  it('is seen at once, and gone from there when the log has it', async () => {
    await enter()
    send('hello')
    expect(outgoing()).toMatchObject([{ text: 'hello', state: 'pending' }])
    await flushPromises()
    expect(outgoing()).toHaveLength(1)
    emit(log.at(-1) as EventFrame)
    expect(outgoing()).toEqual([])
    expect(sends()).toHaveLength(1)
  })

  it('happens once, though the answer was lost', async () => {
    await enter()
    answers = (command) => {
      const reply = answer(command)
      return command.type === 'meetingChat.send' ? new RequestUnanswered('lost') : reply
    }
    send('hello')
    await flushPromises()
    answers = answer
    await reconnect()
    await vi.advanceTimersByTimeAsync(3000)
    expect(log).toHaveLength(1)
    expect(outgoing()).toEqual([])
    expect(seqs()).toEqual([2])
  })

  it('is repeated as the same message where it may not have arrived', async () => {
    await enter()
    answers = (command) =>
      command.type === 'meetingChat.send' ? new RequestUnanswered('lost') : answer(command)
    send('hello')
    await flushPromises()
    expect(log).toEqual([])
    answers = answer
    await reconnect()
    await vi.advanceTimersByTimeAsync(3000)
    expect(log).toHaveLength(1)
    expect(sends()).toHaveLength(2)
    expect(sameIds()).toBe(true)
  })

  it('waits for the meeting to be entered again, and keeps the order', async () => {
    await enter()
    useRealtimeStore().state = 'connecting'
    send('one')
    send('two')
    await flushPromises()
    expect(sends()).toEqual([])
    await reconnect()
    expect(sends().map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('goes on after a reload of the page, as the same message', async () => {
    await enter()
    useRealtimeStore().state = 'connecting'
    send('hello')
    const [before] = outgoing()
    load()
    await enter()
    expect(sends()).toMatchObject([{ text: 'hello', clientId: before?.clientId }])
  })

  it('says why it has failed, and is tried again, taken back or discarded', async () => {
    await enter()
    answers = (command) =>
      command.type === 'meetingChat.send' ? refusal('MEETING_CHAT_FULL') : answer(command)
    send('one')
    send('two')
    send('three')
    await flushPromises()
    expect(outgoing().map(({ code }) => code)).toEqual(Array(3).fill('MEETING_CHAT_FULL'))
    answers = answer
    const [one, two, three] = outgoing().map(({ clientId }) => clientId) as [string, string, string]
    const outbox = useMeetingOutboxStore()
    outbox.discard(one)
    outbox.takeBack(two)
    outbox.retry(three)
    await flushPromises()
    expect(useDraftsStore().of(MEETING_PLACE).text).toBe('two')
    expect(log).toMatchObject([{ text: 'three' }])
    expect(sends().filter(({ text }) => text === 'three')).toHaveLength(2)
  })

  it('ends with the meeting, for what waits and for what is written then', async () => {
    await enter()
    useRealtimeStore().state = 'connecting'
    send('late')
    useRealtimeStore().state = 'online'
    emit({ type: 'meeting.ended', meetingId: MEETING })
    await flushPromises()
    expect(outgoing()).toMatchObject([{ state: 'failed', code: 'MEETING_ENDED' }])
    send('later')
    await flushPromises()
    expect(sends()).toEqual([])
  })

  it('takes nothing of a guest into the storage that stays', async () => {
    localStorage.clear()
    await enter()
    useDraftsStore().update(MEETING_PLACE, (draft) => ({ ...draft, text: 'begun' }))
    send('hello')
    expect(Object.keys(localStorage)).toEqual([])
  })
})

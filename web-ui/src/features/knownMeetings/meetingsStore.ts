import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef } from 'vue'
import { type Held, isHost, newcomers, withView, without } from './heldMeetings'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { Command, EventFrame, FrameOf } from '@/realtime/frames'
import type {
  CallPlace,
  LobbyEnd,
  LobbyView,
  MeetingId,
  MeetingView,
  Person,
  WaitingView,
} from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** Who waits says so this often; the server forgets who is silent for a minute. */
export const WAITING_MS = 20_000

/**
 * How the page stands to the meeting it has come to. `over`: the meeting has ended for good; `none`: it has come to none.
 */
export type Standing =
  | { name: 'none' }
  | { name: 'entering' | 'waiting' | 'admitted' | 'over'; meetingId: MeetingId }
  | { name: 'refused'; meetingId: MeetingId; reason: LobbyEnd }
  | { name: 'failed'; meetingId: MeetingId; code: ProblemCode }

/** Meetings as the socket tells them: those one is in, waits for, or is a host of. */
export const useMeetingsStore = defineStore('meetings', () => {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const users = useUsersStore()
  const byId = shallowRef<Held<MeetingView>>(new Map())
  const lobbies = shallowRef<Held<LobbyView>>(new Map())
  const standing = shallowRef<Standing>({ name: 'none' })
  const refused = shallowRef<{ code: ProblemCode } | null>(null)
  /** Those that were told to have ended for good, also after one has left them. */
  const ended = shallowReactive(new Set<MeetingId>())
  /** Who has come to a lobby last, with its meeting. */
  const knocked = shallowRef<{ meetingId: MeetingId; people: WaitingView[] } | null>(null)
  /** Of whatever else is known of meetings, that it may be another now. */
  const changes = shallowRef(0)
  let reminder: ReturnType<typeof setTimeout> | undefined
  const enteredListeners: ((entered: FrameOf<'meeting.entered'>) => void)[] = []

  const byPlace = computed(() => new Map([...byId.value.values()].map((meeting) => [meeting.place, meeting])))

  function reduce(meeting: MeetingView): void {
    byId.value = withView(byId.value, meeting.id, meeting)
    users.learnNames(meeting.people)
    changes.value++
  }

  function reduceLobby(meetingId: MeetingId, lobby: LobbyView): void {
    const before = lobbies.value.get(meetingId)
    const after = withView(lobbies.value, meetingId, lobby)
    if (after === lobbies.value) {
      return
    }
    lobbies.value = after
    users.learnNames(lobby.waiting)
    const people = newcomers(before, lobby)
    if (people.length > 0) {
      knocked.value = { meetingId, people }
    }
    changes.value++
  }

  /** Comes to a meeting, now and on each new connection, until {@link leave}. */
  function enter(meetingId: MeetingId): void {
    standing.value = { name: 'entering', meetingId }
    if (realtime.state === 'online') {
      void ask(meetingId)
    }
  }

  async function ask(meetingId: MeetingId): Promise<void> {
    clearTimeout(reminder)
    try {
      const entered = await realtime.request({ type: 'meeting.enter', meetingId })
      if (isOf(meetingId)) {
        take(entered)
      }
    } catch (failure) {
      const code = codeOf(failure)
      if (!isOf(meetingId)) {
        return
      }
      if (code === 'NETWORK' || code === 'RATE_LIMITED' || code === 'UNAVAILABLE') {
        remind(meetingId)
      } else {
        standing.value =
          code === 'MEETING_ENDED' ? { name: 'over', meetingId } : { name: 'failed', meetingId, code }
      }
    }
  }

  function take(entered: FrameOf<'meeting.entered'>): void {
    const { meetingId, standing: name, meeting, lobby } = entered
    standing.value = { name, meetingId }
    if (meeting) {
      reduce(meeting)
    }
    if (lobby) {
      reduceLobby(meetingId, lobby)
    }
    if (name === 'waiting') {
      remind(meetingId)
    }
    enteredListeners.forEach((listen) => {
      listen(entered)
    })
  }

  function remind(meetingId: MeetingId): void {
    clearTimeout(reminder)
    reminder = setTimeout(() => {
      if (isOf(meetingId) && realtime.state === 'online') {
        void ask(meetingId)
      }
    }, WAITING_MS)
  }

  function isOf(meetingId: MeetingId): boolean {
    const { name } = standing.value
    const comes = name === 'entering' || name === 'waiting' || name === 'admitted'
    return comes && 'meetingId' in standing.value && standing.value.meetingId === meetingId
  }

  function leave(): void {
    clearTimeout(reminder)
    const left = standing.value
    standing.value = { name: 'none' }
    // Who has been admitted is told no more of what is written there.
    if (left.name === 'waiting' || (left.name === 'admitted' && realtime.state === 'online')) {
      realtime.request({ type: 'meeting.leave', meetingId: left.meetingId }).catch(() => undefined)
    }
  }

  async function tell(command: Command): Promise<void> {
    try {
      await realtime.request(command)
    } catch (failure) {
      refused.value = { code: codeOf(failure) }
    }
  }

  /** After each connection: frames about meetings are not repeated. */
  function comeAgain(): void {
    const id =
      'meetingId' in standing.value && isOf(standing.value.meetingId) ? standing.value.meetingId : null
    // Of the others nothing was heard meanwhile.
    lobbies.value = new Map([...lobbies.value].filter(([meetingId]) => meetingId === id))
    if (id !== null) {
      void ask(id)
    }
  }

  function onEvent(frame: EventFrame): void {
    switch (frame.type) {
      case 'meeting.changed':
        reduce(frame.meeting)
        return
      case 'meeting.lobbyChanged':
        reduceLobby(frame.meetingId, frame.lobby)
        return
      case 'meeting.admitted':
        if (isOf(frame.meetingId)) {
          // The answer brings the meeting as it is.
          void ask(frame.meetingId)
        }
        return
      case 'meeting.refused':
        if (isOf(frame.meetingId)) {
          standing.value = { name: 'refused', meetingId: frame.meetingId, reason: frame.reason }
        }
        return
      case 'meeting.ended':
        end(frame.meetingId)
        return
      default:
    }
  }

  function end(meetingId: MeetingId): void {
    if (isOf(meetingId)) {
      standing.value = { name: 'over', meetingId }
    }
    ended.add(meetingId)
    byId.value = without(byId.value, meetingId)
    lobbies.value = without(lobbies.value, meetingId)
    changes.value++
  }

  /** Nobody for who is known to be no host, or none any more. */
  function waitingFor(meetingId: MeetingId): LobbyView['waiting'] {
    const meeting = byId.value.get(meetingId)
    const told = meeting === undefined || isHost(meeting, auth.self)
    return told ? (lobbies.value.get(meetingId)?.waiting ?? []) : []
  }

  /** Called whenever the server says how one stands to the meeting one has come to. */
  function onEntered(listener: (entered: FrameOf<'meeting.entered'>) => void): void {
    enteredListeners.push(listener)
  }

  function listen(): void {
    realtime.onReady(comeAgain)
    realtime.onGuestReady(comeAgain)
    realtime.onEvent(onEvent)
  }

  return {
    byId,
    lobbies,
    standing,
    refused,
    ended,
    knocked,
    changes,
    listen,
    onEntered,
    enter,
    leave,
    /** The meeting of a call's place; undefined for any other place. */
    at: (place: CallPlace | null | undefined) => (place ? byPlace.value.get(place) : undefined),
    waitingFor,
    hosts: (meeting: MeetingView | undefined) => meeting !== undefined && isHost(meeting, auth.self),
    /** @param people null for all */
    admit: (meetingId: MeetingId, people: Person[] | null) =>
      tell({ type: 'meeting.admit', meetingId, people }),
    refuse: (meetingId: MeetingId, person: Person) => tell({ type: 'meeting.refuse', meetingId, person }),
  }
})

import { ANN, user } from './events'
import type { Meeting } from '@/api/schema'
import { asId } from '@/realtime/id'
import type {
  GuestId,
  LobbyView,
  MeetingId,
  MeetingPlace,
  MeetingView,
  Person,
  WaitingView,
} from '@/realtime/protocol.gen'

export const MEETING = asId<MeetingId>('planning')
export const MEETING_PLACE = asId<MeetingPlace>('m_planning')
export const GUEST = asId<GuestId>('g_gus')

const COMMON = {
  id: MEETING,
  place: MEETING_PLACE,
  code: 'kfw-qtzm-rha',
  title: 'Planning',
  kind: 'video',
  startsAt: null,
  endsAt: null,
  locked: false,
} as const

const OPTIONS = {
  lobby: true,
  guests: true,
  passcode: false,
  startMuted: false,
  sharing: 'everybody',
  unmuting: 'everybody',
} as const

/** Ann's, as she has it by REST. */
export function meeting(over: Partial<Meeting> = {}): Meeting {
  return {
    ...COMMON,
    role: 'owner',
    owner: user(ANN),
    coHosts: [],
    options: OPTIONS,
    timeZone: null,
    repeats: null,
    repeatsUntil: null,
    nextStart: null,
    state: 'upcoming',
    live: null,
    absent: [],
    removed: [],
    createdAt: '2026-11-28T09:00:00Z',
    endedAt: null,
    ...over,
  }
}

/** Ann's, as the socket tells it. */
export function meetingView(over: Partial<MeetingView> = {}): MeetingView {
  return {
    ...COMMON,
    version: 1,
    owner: ANN,
    coHosts: [],
    options: OPTIONS,
    callId: null,
    people: [],
    ...over,
  }
}

export function lobby(version: number, ...people: Person[]): LobbyView {
  return {
    version,
    waiting: people.map((person): WaitingView => ({
      person,
      name: `Name of ${person}`,
      guest: person.startsWith('g_'),
      since: '2026-11-28T09:31:00Z',
    })),
  }
}

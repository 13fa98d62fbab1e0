import { request } from '@/api/http'
import type {
  ChangeMeetingRequest,
  CreateMeetingRequest,
  Meeting,
  MeetingCallPage,
  MeetingPage,
  MeetingState,
} from '@/api/schema'
import type { CallId, MeetingId, Person, UserId } from '@/realtime/protocol.gen'

const PAGE = 20

const at = (id: MeetingId, rest = '') => `/api/meetings/${encodeURIComponent(id)}${rest}`

export function createMeeting(body: CreateMeetingRequest): Promise<Meeting> {
  return request('/api/meetings', { method: 'POST', body })
}

export function changeMeeting(id: MeetingId, body: ChangeMeetingRequest): Promise<Meeting> {
  return request(at(id), { method: 'PUT', body })
}

export function listMeetings(state: MeetingState, cursor: string | null): Promise<MeetingPage> {
  return request('/api/meetings', { query: { state, cursor, limit: PAGE } })
}

export function getMeeting(id: MeetingId): Promise<Meeting> {
  return request(at(id))
}

export function setPasscode(id: MeetingId, passcode: string | null): Promise<void> {
  return request(at(id, '/passcode'), { method: 'PUT', body: { passcode } })
}

export function setLocked(id: MeetingId, locked: boolean): Promise<void> {
  return request(at(id, '/lock'), { method: 'PUT', body: { locked } })
}

export function addCoHost(id: MeetingId, userId: UserId): Promise<void> {
  return request(at(id, `/co-hosts/${encodeURIComponent(userId)}`), { method: 'PUT' })
}

export function removeCoHost(id: MeetingId, userId: UserId): Promise<void> {
  return request(at(id, `/co-hosts/${encodeURIComponent(userId)}`), { method: 'DELETE' })
}

/** Removes somebody who has come by the link, in the call or not, for good. */
export function removePerson(id: MeetingId, person: Person): Promise<void> {
  return request(at(id, `/removed/${encodeURIComponent(person)}`), { method: 'PUT' })
}

/** Lets somebody who was removed come again. */
export function letReturn(id: MeetingId, person: Person): Promise<void> {
  return request(at(id, `/removed/${encodeURIComponent(person)}`), { method: 'DELETE' })
}

/** For good: its link leads nowhere any more. */
export function endMeeting(id: MeetingId): Promise<void> {
  return request(at(id, '/end'), { method: 'POST' })
}

export function deleteMeeting(id: MeetingId): Promise<void> {
  return request(at(id), { method: 'DELETE' })
}

export function listMeetingCalls(id: MeetingId, cursor: CallId | null): Promise<MeetingCallPage> {
  return request(at(id, '/calls'), { query: { cursor, limit: PAGE } })
}

/** The file for a calendar; of a meeting with a time. */
export const calendarPath = (id: MeetingId) => at(id, '/meeting.ics')

import { isGuest } from '@/features/users/guests'
import { asId } from '@/realtime/id'
import type { LobbyView, MeetingId, MeetingPlace, MeetingView, Person } from '@/realtime/protocol.gen'

/** Of each meeting the newest view; whatever comes late changes nothing. */
export type Held<V> = ReadonlyMap<MeetingId, V>

export function withView<V extends { version: number }>(held: Held<V>, id: MeetingId, view: V): Held<V> {
  const known = held.get(id)
  return known && known.version >= view.version ? held : new Map(held).set(id, view)
}

export function without<V>(held: Held<V>, id: MeetingId): Held<V> {
  const rest = new Map(held)
  return rest.delete(id) ? rest : held
}

export function meetingIdOf(place: MeetingPlace): MeetingId {
  return asId<MeetingId>(place.slice('m_'.length))
}

export function placeOf(id: MeetingId): MeetingPlace {
  return asId<MeetingPlace>(`m_${id}`)
}

export function isHost(meeting: Pick<MeetingView, 'owner' | 'coHosts'>, person: Person): boolean {
  return meeting.owner === person || meeting.coHosts.some((coHost) => coHost === person)
}

/** Null for who is no host, and outside of meetings. */
export function hostRole(
  meeting: Pick<MeetingView, 'owner' | 'coHosts'> | undefined,
  person: Person,
): 'owner' | 'coHost' | null {
  if (meeting === undefined || !isHost(meeting, person)) {
    return null
  }
  return meeting.owner === person ? 'owner' : 'coHost'
}

/** Whether one host may do something to that person: nobody may to the owner, and nobody to oneself. */
export function mayHost(
  meeting: Pick<MeetingView, 'owner' | 'coHosts'>,
  self: Person,
  person: Person,
): boolean {
  return isHost(meeting, self) && person !== self && person !== meeting.owner
}

/** Whether one may make that person a co-host, or unmake them: the owner may, of others with an account. */
export function mayAppoint(meeting: Pick<MeetingView, 'owner'>, self: Person, person: Person): boolean {
  return meeting.owner === self && person !== self && !isGuest(person)
}

/** Who waits now and did not before. */
export function newcomers(before: LobbyView | undefined, now: LobbyView): LobbyView['waiting'] {
  const known = new Set(before?.waiting.map(({ person }) => person))
  return now.waiting.filter(({ person }) => !known.has(person))
}

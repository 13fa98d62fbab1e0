import type { GuestId, Person } from '@/realtime/protocol.gen'

/** Whether somebody in a call has no account. */
export function isGuest(person: Person): person is GuestId {
  return person.startsWith('g_')
}

import { othersOf } from './callMachine'
import type { CallView, ParticipantView, Person } from '@/realtime/protocol.gen'

/**
 * The others in a call, in the order of entering. Who is awaited is shown as last seen: the media may still flow.
 *
 * @param seen everybody as last seen in the call
 */
export function presentOthers(
  call: CallView,
  self: Person,
  seen: ReadonlyMap<Person, ParticipantView>,
): ParticipantView[] {
  const awaited = call.awaited
    .filter((person) => person !== self)
    .map((person) => seen.get(person))
    .filter((participant) => participant !== undefined)
  return [...othersOf(call, self), ...awaited]
}

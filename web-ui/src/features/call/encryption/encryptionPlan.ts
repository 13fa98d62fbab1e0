import type { EncryptionMode } from './frameSealer'
import type { CallView, DeviceKeys, ParticipantView, Person } from '@/realtime/protocol.gen'

/** `null`: that browser cannot encrypt; `undefined`: it has not said yet. */
export type Declared = DeviceKeys | null | undefined

export interface EncryptionPlan {
  mode: EncryptionMode
  /** By whose browsers nothing can be encrypted. */
  unable: Person[]
  /** Who has not said yet. */
  undeclared: Person[]
}

export function declaredBy({ tracksVersion, device }: ParticipantView): Declared {
  return device ?? (tracksVersion > 0 ? null : undefined)
}

/**
 * Encrypts unless the call was started without, or somebody's browser says that it cannot: who has said nothing yet makes no
 * call readable.
 *
 * @param own of this page
 * @param gone what was said last by those who have lost the connection and may return
 */
export function planEncryption(
  call: CallView,
  self: Person,
  own: Declared,
  gone: ReadonlyMap<Person, Declared>,
): EncryptionPlan {
  if (call.encryption === 'none') {
    return { mode: 'plain', unable: [], undeclared: [] }
  }
  const others = call.participants.filter(({ person }) => person !== self)
  const all: [Person, Declared][] = [
    [self, own],
    ...others.map((other): [Person, Declared] => [other.person, declaredBy(other)]),
    ...call.awaited.map((person): [Person, Declared] => [person, gone.get(person)]),
  ]
  const unable = all.flatMap(([person, declared]) => (declared === null ? [person] : []))
  const undeclared = all.flatMap(([person, declared]) => (declared === undefined ? [person] : []))
  return { mode: unable.length > 0 ? 'plain' : own === undefined ? 'held' : 'sealed', unable, undeclared }
}

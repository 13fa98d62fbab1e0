import { type OtherDevice, verifyDevice } from './device'
import { type Declared, declaredBy } from './encryptionPlan'
import type { CallId, CallView, ConnectionId, DeviceKeys, Person } from '@/realtime/protocol.gen'

export interface PersonsDevice {
  person: Person
  device: OtherDevice
  /** Null while it has lost its connection, and may return. */
  address: ConnectionId | null
}

/** What the others in a call say of their devices, as far as that is true. */
export class OtherDevices {
  /** By those who are in the call, or may return to it. */
  readonly declared = new Map<Person, Declared>()
  private readonly verified = new Map<string, OtherDevice | null>()

  constructor(
    private readonly callId: CallId,
    private readonly self: Person,
  ) {}

  /** Answers who has left since. */
  follow(call: CallView): Person[] {
    const present = call.participants.filter(({ person }) => person !== this.self)
    present.forEach((each) => this.declared.set(each.person, declaredBy(each)))
    const people = new Set([...present.map(({ person }) => person), ...call.awaited])
    const left = [...this.declared.keys()].filter((person) => !people.has(person))
    left.forEach((person) => this.declared.delete(person))
    return left
  }

  /** A device whose signature is wrong is none: it gets no keys, and its own are not taken. */
  async all(call: CallView): Promise<PersonsDevice[]> {
    const all = await Promise.all(
      [...this.declared].map(async ([person, keys]): Promise<PersonsDevice[]> => {
        const device = keys ? await this.verify(keys, person) : null
        const seat = call.participants.find((each) => each.person === person)
        return device ? [{ person, device, address: seat?.connectionId ?? null }] : []
      }),
    )
    return all.flat()
  }

  private async verify(keys: DeviceKeys, person: Person): Promise<OtherDevice | null> {
    const name = [person, keys.identity, keys.agreement, keys.signature].join()
    const known = this.verified.get(name)
    if (known !== undefined) {
      return known
    }
    const device = await verifyDevice(keys, this.callId, person)
    this.verified.set(name, device)
    return device
  }
}

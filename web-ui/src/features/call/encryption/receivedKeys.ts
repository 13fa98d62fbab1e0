import type { Device, OtherDevice } from './device'
import { keyIdOf } from './keyRing'
import { deriveKey, type SframeKey } from './sframe'
import type { ConnectionId, PeerAddress, Person } from '@/realtime/protocol.gen'

/** Boxes that came before it was known whose they are. */
const EARLY_MAX = 64
/** How often one of a known device is tried: its keys may have changed, and the view that says so be on its way. */
const TRIES_MAX = 4

interface Box {
  from: PeerAddress
  box: string
  tries: number
}

interface Sender {
  person: Person
  device: OtherDevice
  address: ConnectionId | null
  /** A key that is not newer than this one was taken before, or is an old message sent again. */
  generation: number
}

/** The keys of the others: opens their boxes and hands on what is new. */
export class ReceivedKeys {
  /** This page's; null where it cannot, or has none yet. */
  device: Device | null = null
  private readonly senders = new Map<Person, Sender>()
  private boxes: Box[] = []

  constructor(private readonly onKey: (person: Person, key: SframeKey) => void) {}

  addDevice(person: Person, device: OtherDevice, address: ConnectionId | null): void {
    const known = this.senders.get(person)
    const generation = known?.device.keys.agreement === device.keys.agreement ? known.generation : -1
    this.senders.set(person, { person, device, address, generation })
  }

  forget(person: Person): void {
    this.senders.delete(person)
  }

  take(from: PeerAddress, box: string): void {
    this.keep({ from, box, tries: 0 })
  }

  /** How many could not be opened yet. */
  get waiting(): number {
    return this.boxes.length
  }

  /** One that is not of a known device stays: what says whose it is may come later. */
  async openAll(): Promise<void> {
    const { device } = this
    if (!device) {
      return
    }
    const boxes = this.boxes
    this.boxes = []
    for (const each of boxes) {
      const sender = [...this.senders.values()].find(({ address }) => address === each.from)
      const key = sender && (await device.open(each.box, sender.device))
      if (!sender) {
        this.keep(each)
      } else if (!key) {
        this.keep({ ...each, tries: each.tries + 1 })
      } else if (key.generation > sender.generation) {
        sender.generation = key.generation
        this.onKey(sender.person, await deriveKey(keyIdOf(sender.device.tag, key.generation), key.base))
      }
    }
  }

  private keep(box: Box): void {
    if (box.tries < TRIES_MAX) {
      this.boxes = [...this.boxes, box].slice(-EARLY_MAX)
    }
  }
}

import { type MediaKey, newMediaKey, type OtherDevice } from './device'
import type { ConnectionId } from '@/realtime/protocol.gen'

/** How soon after one renewal the next may be; who comes or goes within it is served by one. */
export const RENEWAL_PAUSE_MS = 500
/** From when the others have been sent a new key until it is used, so that they have it before the first frame. */
export const SWITCH_MS = 300
const RETRY_MS = 1000
/** How often one device may ask anew. */
const ANSWER_PAUSE_MS = 500

export interface ReachableDevice {
  device: OtherDevice
  /** Null while it has lost its connection, and may return. */
  address: ConnectionId | null
}

export interface KeyOfDevice {
  key: MediaKey
  to: ReachableDevice
}

export interface RotationOptions {
  /** Rejects where the server has not taken them. */
  send: (keys: readonly KeyOfDevice[]) => Promise<void>
  /** What is sent from now on is encrypted by this one. */
  use: (key: MediaKey) => void
}

/**
 * Renews the key of what this page sends whenever the devices in the call are others than before, and sees to it that each of
 * them has it. So whoever comes cannot read what was sent before, and whoever has left not what is sent after.
 */
export class KeyRotation {
  private devices: ReadonlyMap<string, ReachableDevice> = new Map()
  private newest: MediaKey | null = null
  private used: MediaKey | null = null
  /** Who is to have the newest key, by the devices' names. */
  private members: ReadonlySet<string> = new Set()
  /** What each of them was told last, and where. */
  private readonly told = new Map<string, string>()
  private readonly answeredAt = new Map<string, number>()
  private renewedAt = -Infinity
  private renewal?: ReturnType<typeof setTimeout>
  private retry?: ReturnType<typeof setTimeout>
  private closed = false

  constructor(private readonly options: RotationOptions) {}

  /** @param devices of the others, by a name of each, all of them by now */
  follow(devices: ReadonlyMap<string, ReachableDevice>): void {
    this.devices = devices
    for (const device of [...this.told.keys()].filter((each) => !devices.has(each))) {
      this.told.delete(device)
      this.answeredAt.delete(device)
    }
    if (devices.size > 0 && !sameSet(this.members, devices)) {
      this.renewSoon()
    } else {
      this.tellUntold()
    }
  }

  /** The device cannot read what it gets. */
  asked(name: string): void {
    const to = this.devices.get(name)
    const now = performance.now()
    const answered = this.answeredAt.get(name) ?? -Infinity
    if (!to || to.address === null || !this.members.has(name) || now - answered < ANSWER_PAUSE_MS) {
      return
    }
    this.answeredAt.set(name, now)
    const keys = [this.used, this.newest].filter((key, index, all) => key && all.indexOf(key) === index)
    void this.options
      .send(keys.flatMap((key) => (key && this.mayHave(name, key) ? [{ key, to }] : [])))
      .catch(() => undefined)
  }

  close(): void {
    clearTimeout(this.renewal)
    clearTimeout(this.retry)
    this.devices = new Map()
    this.closed = true
  }

  /** A key that was made before the device came is not for it. */
  private mayHave(name: string, key: MediaKey): boolean {
    return key === this.newest || this.told.get(name)?.startsWith(`${String(key.generation)} `) === true
  }

  private renewSoon(): void {
    const wait = this.renewedAt + RENEWAL_PAUSE_MS - performance.now()
    if (wait <= 0) {
      this.renew()
    } else {
      this.renewal ??= setTimeout(() => {
        this.renew()
      }, wait)
    }
  }

  private renew(): void {
    clearTimeout(this.renewal)
    this.renewal = undefined
    if (this.devices.size === 0 || sameSet(this.members, this.devices)) {
      // Whoever had come or gone has done the contrary since, and has seen no other key.
      this.tellUntold()
      return
    }
    this.renewedAt = performance.now()
    this.newest = newMediaKey((this.newest?.generation ?? -1) + 1)
    this.members = new Set(this.devices.keys())
    const key = this.newest
    const wait = this.used === null ? 0 : SWITCH_MS
    void this.tellUntold().then(() => {
      setTimeout(() => {
        this.switchTo(key)
      }, wait)
    })
  }

  private switchTo(key: MediaKey): void {
    if (!this.closed && key.generation > (this.used?.generation ?? -1)) {
      this.used = key
      this.options.use(key)
    }
  }

  private async tellUntold(): Promise<void> {
    const key = this.newest
    if (!key) {
      return
    }
    const untold = [...this.devices].filter(
      ([name, { address }]) =>
        address !== null && this.members.has(name) && this.told.get(name) !== mark(key, address),
    )
    if (untold.length === 0) {
      return
    }
    untold.forEach(([name, { address }]) => this.told.set(name, mark(key, address)))
    try {
      await this.options.send(untold.map(([, to]) => ({ key, to })))
    } catch (failure) {
      console.warn('keys not sent', failure)
      untold.forEach(([name]) => this.told.delete(name))
      clearTimeout(this.retry)
      this.retry = setTimeout(() => void this.tellUntold(), RETRY_MS)
    }
  }
}

function mark({ generation }: MediaKey, address: ConnectionId | null): string {
  return `${String(generation)} ${String(address)}`
}

function sameSet(some: ReadonlySet<string>, others: ReadonlyMap<string, unknown>): boolean {
  return some.size === others.size && [...others.keys()].every((each) => some.has(each))
}

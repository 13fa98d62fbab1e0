import { shallowReactive } from 'vue'
import { boxesOf } from './boxes'
import { Device, type MediaKey } from './device'
import { planEncryption } from './encryptionPlan'
import { STARTING, shieldOf } from './encryptionState'
import { FrameLine } from './frameLine'
import type { EncryptionMode } from './frameSealer'
import type { FrameTransforms } from './frameTransforms'
import { openIdentity } from './identity'
import { keyIdOf } from './keyRing'
import { type KeyOfDevice, KeyRotation } from './keyRotation'
import { OtherDevices } from './otherDevices'
import { ReceivedKeys } from './receivedKeys'
import { deriveKey } from './sframe'
import type { FrameCounts } from './workerMessages'
import type { CallId, CallView, DeviceKeys, PeerAddress, Person, SealedKey } from '@/realtime/protocol.gen'

/** How long frames that are not encrypted are let in after all can encrypt: not all pages change at one moment. */
export const LENIENT_MS = 2000
const ASK_PAUSE_MS = 1000

export interface EncryptionOptions {
  sendKeys: (keys: SealedKey[]) => Promise<void>
  askKey: (to: PeerAddress) => void
  /** It is known now by what this page's media can be encrypted, or that they cannot. */
  onDeclared: () => void
}

/** The encryption of one call, as this page takes part in it. What changes is taken in one thing after the other. */
export class CallEncryption {
  readonly state = shallowReactive({ ...STARTING })
  /** Null where this call, or this browser, does not encrypt frames. */
  private readonly line: FrameLine | null
  /** Undefined while it is not known yet, null in a browser that cannot. */
  private device: Device | null | undefined
  private readonly others: OtherDevices
  private readonly rotation = new KeyRotation({
    send: (keys) => this.sendKeys(keys),
    use: (key) => void this.sealWith(key),
  })
  private readonly received = new ReceivedKeys((person, key) => {
    this.line?.post({ type: 'openWith', person, key })
    this.setKeyless(person, false)
  })
  private readonly askedAt = new Map<Person, number>()
  private call: CallView | null = null
  private mode: EncryptionMode = 'held'
  private lenient?: ReturnType<typeof setTimeout>
  private allProven = false
  private hasKey = false
  private work: Promise<void> = Promise.resolve()
  private closed = false

  constructor(
    readonly callId: CallId,
    private readonly self: Person,
    private readonly options: EncryptionOptions,
    /** False for a call that was started without. */
    wanted = true,
  ) {
    this.line = wanted
      ? FrameLine.open((person) => {
          this.keyMissing(person)
        })
      : null
    this.others = new OtherDevices(callId, self)
    this.enqueue(() => this.prepare())
  }

  /** Null where frames cannot be encrypted. */
  get transforms(): FrameTransforms | null {
    return this.line?.transforms ?? null
  }

  /** What this page says of itself: null that it cannot encrypt; undefined while it does not know. */
  get own(): DeviceKeys | null | undefined {
    return this.device === undefined ? undefined : (this.device?.keys ?? null)
  }

  follow(call: CallView): void {
    this.call = call
    this.enqueue(() => this.review())
  }

  keyReceived(from: PeerAddress, box: string): void {
    this.received.take(from, box)
    this.enqueue(() => this.received.openAll())
  }

  keyAsked(from: PeerAddress): void {
    const asking = this.call?.participants.find(({ connectionId }) => connectionId === from)
    if (asking?.device) {
      this.rotation.asked(nameOf(asking.person, asking.device))
    }
  }

  /** Of all frames so far; null where none can be encrypted. */
  async counts(): Promise<FrameCounts | null> {
    return this.line?.counts() ?? null
  }

  close(): void {
    this.closed = true
    clearTimeout(this.lenient)
    this.rotation.close()
    this.line?.close()
  }

  private enqueue(step: () => Promise<void>): void {
    this.work = this.work
      .then(() => (this.closed ? undefined : step()))
      .catch((failure: unknown) => {
        console.warn('encryption', failure)
      })
  }

  private async prepare(): Promise<void> {
    this.device = this.line && (await this.newDevice())
    this.received.device = this.device
    this.state.identity = this.device?.keys.identity ?? null
    if (!this.closed) {
      this.options.onDeclared()
      await this.review()
    }
  }

  /** Null in a browser without these curves: Chromium before 137, Firefox before 130, Safari before 17. */
  private async newDevice(): Promise<Device | null> {
    try {
      return await Device.create(await openIdentity(this.self), this.callId, this.self)
    } catch (failure) {
      console.info('this browser cannot encrypt calls', failure)
      return null
    }
  }

  /** Takes in who is in the call by which device. */
  private async review(): Promise<void> {
    const { call } = this
    if (!call) {
      return
    }
    this.others.follow(call).forEach((person) => {
      this.line?.post({ type: 'forget', person })
      this.received.forget(person)
      this.setKeyless(person, false)
    })
    const devices = await this.others.all(call)
    devices.forEach(({ person, device, address }) => {
      this.line?.post({ type: 'device', person, tag: device.tag })
      this.received.addDevice(person, device, address)
    })
    this.state.identities = new Map(devices.map(({ person, device }) => [person, device.keys.identity]))
    this.allProven = devices.length === this.others.declared.size
    this.plan(call)
    if (this.device) {
      this.rotation.follow(new Map(devices.map((each) => [nameOf(each.person, each.device.keys), each])))
    }
    await this.received.openAll()
  }

  private plan(call: CallView): void {
    const { mode, unable } = planEncryption(call, this.self, this.own, this.others.declared)
    this.state.unable = unable
    if (mode !== this.mode) {
      const wasPlain = this.mode === 'plain'
      this.mode = mode
      clearTimeout(this.lenient)
      this.lenient = undefined
      if (wasPlain && mode === 'sealed') {
        this.line?.post({ type: 'mode', send: mode, receive: 'plain' })
        this.lenient = setTimeout(() => {
          this.becomeStrict()
        }, LENIENT_MS)
      } else {
        this.line?.post({ type: 'mode', send: mode, receive: mode })
      }
    }
    this.showShield()
  }

  private becomeStrict(): void {
    this.lenient = undefined
    this.line?.post({ type: 'mode', send: this.mode, receive: this.mode })
    this.showShield()
  }

  private showShield(): void {
    const { mode, allProven, hasKey } = this
    this.state.shield = shieldOf({ mode, lenient: this.lenient !== undefined, allProven, hasKey })
  }

  private async sealWith({ generation, base }: MediaKey): Promise<void> {
    if (this.device) {
      const key = await deriveKey(keyIdOf(this.device.tag, generation), base)
      this.line?.post({ type: 'sealWith', key })
      this.hasKey = true
      this.showShield()
    }
  }

  private async sendKeys(keys: readonly KeyOfDevice[]): Promise<void> {
    const boxes = this.device ? await boxesOf(this.device, keys) : []
    if (boxes.length > 0) {
      await this.options.sendKeys(boxes)
    }
  }

  private keyMissing(person: Person): void {
    this.setKeyless(person, true)
    const seat = this.call?.participants.find((each) => each.person === person)
    const now = performance.now()
    if (seat && now - (this.askedAt.get(person) ?? -Infinity) >= ASK_PAUSE_MS) {
      this.askedAt.set(person, now)
      this.options.askKey(seat.connectionId)
    }
  }

  private setKeyless(person: Person, keyless: boolean): void {
    if (this.state.keyless.has(person) !== keyless) {
      const others = [...this.state.keyless].filter((each) => each !== person)
      this.state.keyless = new Set(keyless ? [...others, person] : others)
    }
  }
}

/** Of a device, whoever else shows the same key. */
function nameOf(person: Person, { agreement }: DeviceKeys): string {
  return `${person} ${agreement}`
}

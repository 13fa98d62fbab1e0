import type { Bytes } from './bytes'
import { FrameOpener } from './frameOpener'
import { shapeOf } from './frameParts'
import { type EncryptionMode, FrameSealer } from './frameSealer'
import { KeyRing } from './keyRing'
import { WholePicture } from './wholePicture'
import type { FrameCounts, FrameDuty, FromWorker, ToWorker } from './workerMessages'
import type { Person } from '@/realtime/protocol.gen'

/** How often a key that is missing is told. */
const TELL_PAUSE_MS = 500

interface Reception {
  person: Person
  source: number
}

/** A frame as it goes on; null for none. */
export type FrameWork = (frame: Bytes, mimeType: string | undefined) => Promise<Bytes | null>

/** All frames of the page's call pass here: what goes out is sealed, what comes in is opened by the keys of who sends it. */
export class FrameDesk {
  private readonly sealer = new FrameSealer()
  private readonly rings = new Map<Person, KeyRing>()
  private readonly receptions = new Map<number, Reception>()
  private readonly toldAt = new Map<Person, number>()
  private receiveMode: EncryptionMode = 'held'
  private sendMode: EncryptionMode = 'held'
  private readonly counts: FrameCounts = { sealed: 0, sentPlain: 0, opened: 0, receivedPlain: 0, refused: 0 }

  constructor(private readonly tell: (message: FromWorker) => void) {}

  told(message: ToWorker): void {
    switch (message.type) {
      case 'mode':
        this.sendMode = message.send
        this.sealer.setMode(message.send)
        this.receiveMode = message.receive
        return
      case 'sealWith':
        this.sealer.setKey(message.key)
        return
      case 'device':
        this.ringOf(message.person).addDevice(message.tag)
        return
      case 'openWith':
        this.ringOf(message.person).add(message.key)
        return
      case 'forget':
        this.rings.delete(message.person)
        this.toldAt.delete(message.person)
        return
      case 'receives':
        this.receptions.set(message.receiver, { person: message.person, source: message.source })
        return
      case 'count':
        this.tell({ type: 'counted', counts: { ...this.counts } })
        return
    }
  }

  /** @param wantKeyFrame asks the sender for a whole picture */
  workOf(duty: FrameDuty, kind: 'sound' | 'picture', wantKeyFrame: () => void): FrameWork {
    return duty.side === 'send'
      ? this.sending(duty.source, kind)
      : this.receiving(duty.receiver, kind, wantKeyFrame)
  }

  private sending(source: number, kind: 'sound' | 'picture'): FrameWork {
    return async (frame, mimeType) => {
      const plain = this.sendMode === 'plain'
      const done = await this.sealer.seal(frame, shapeOf(kind, mimeType), source)
      if (done) {
        this.counts[plain ? 'sentPlain' : 'sealed']++
      }
      return done
    }
  }

  private receiving(receiver: number, kind: 'sound' | 'picture', wantKeyFrame: () => void): FrameWork {
    const opener = new FrameOpener()
    const whole = new WholePicture(wantKeyFrame)
    return async (frame, mimeType) => {
      const reception = this.receptions.get(receiver)
      const ring = this.rings.get(reception?.person ?? ('' as Person)) ?? new KeyRing()
      const shape = shapeOf(kind, mimeType)
      const opened = await opener.open(frame, shape, reception?.source ?? -1, ring, this.receiveMode)
      if ('frame' in opened) {
        this.counts[opened.frame.length === frame.length ? 'receivedPlain' : 'opened']++
        if (kind === 'picture') {
          whole.opened(opened.frame, shape)
        }
        return opened.frame
      }
      this.counts.refused++
      if (opened.refused === 'plain' || opened.refused === 'keyMissing') {
        whole.missed()
      }
      if (opened.refused === 'keyMissing' && reception) {
        this.missesKey(reception.person)
      }
      return null
    }
  }

  private missesKey(person: Person): void {
    const now = performance.now()
    if (now - (this.toldAt.get(person) ?? -Infinity) >= TELL_PAUSE_MS) {
      this.toldAt.set(person, now)
      this.tell({ type: 'keyMissing', person })
    }
  }

  private ringOf(person: Person): KeyRing {
    const known = this.rings.get(person)
    if (known) {
      return known
    }
    const ring = new KeyRing()
    this.rings.set(person, ring)
    return ring
  }
}

import { closeConnection, configurationOf, type Connection, openConnection, warnOfTrack } from './connection'
import { canScale, codecsOf, codecsWithScalable, encodingsOf, fitLayers } from './encodings'
import { fingerprintOf, originOf } from './fingerprint'
import { isBeginning } from './remedy'
import { planSections, sameSlots, type Slot, type Wish } from './sectionPlan'
import { KIND, type Signal, type Source, SOURCES } from './signal'
import { silenceOf } from './silence'
import type { FrameTransforms } from '../encryption/frameTransforms'
import type { IceServer } from '@/api/schema'
import type { Person, Section } from '@/realtime/protocol.gen'

export interface RouterLineOptions {
  /** Asked anew for each attempt, since credentials end. */
  iceServers: () => Promise<IceServer[]>
  /** Asked anew for each connection: whether cameras may be scalable video. */
  scalable: () => Promise<boolean>
  transforms: FrameTransforms | null
  send: (signal: Signal) => void
  /** What is received in which track has changed. */
  onReceived: () => void
  onState: (state: RTCPeerConnectionState) => void
}

/** What somebody sends, and what it arrives by. */
export interface Reception {
  wish: Wish
  mid: string | null
  receiver: RTCRtpReceiver
}

/** An offer that has no answer by then has been lost on its way, or its answer has. */
const ANSWER_WITHIN_MS = 4000
/** The router says something more often: how it hears whoever speaks or shows something, and the voices of the others. */
const SILENT_MS = 700
/** So long after a change of the network the way to the server may still be looked for. */
const BACK_WITHIN_MS = 30_000

/**
 * The one connection of this page to the router. It makes all offers, one at a time: what is wished for meanwhile waits
 * for the answer. One's own sections come first, then those of the others as they are planned.
 */
export class RouterLine {
  private pc: Connection | null = null
  private own = new Map<Source, RTCRtpTransceiver>()
  /** As offered last. */
  private slots: Slot[] = []
  private slotted: RTCRtpTransceiver[] = []
  /** As the router has agreed to. */
  private agreed: Slot[] = []
  private wishes: readonly Wish[] = []
  private present: ReadonlySet<Person> = new Set()
  private readonly tracks = new Map<Source, MediaStreamTrack>()
  private openedAt = 0
  private offeredAt = 0
  private networkChangedAt = -Infinity
  private scalable = false
  private restarts = false
  private resting = false
  private closed = false
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly options: RouterLineOptions) {}

  /** @param present who is in the call: the sections of all others become free */
  wish(wishes: readonly Wish[], present: ReadonlySet<Person>): void {
    this.wishes = wishes
    this.present = present
    this.enqueue(() => this.offerIfNeeded())
  }

  /** Begins anew where one's own camera goes as scalable video: then it does no more. */
  leaveScalable(): void {
    if (this.sendsScalable) {
      this.scalable = false
      this.renew()
    }
  }

  private get sendsScalable(): boolean {
    return this.scalable && canScale()
  }

  /** Begins anew with a fresh connection. */
  renew(): void {
    this.enqueue(() => this.offerAnew())
  }

  /** Looks for another way for the media. */
  restart(): void {
    this.restarts = true
    this.enqueue(() => this.offerIfNeeded())
  }

  get isBeginning(): boolean {
    return this.pc !== null && isBeginning(this.pc.connectionState, performance.now() - this.openedAt)
  }

  /** What flows goes on, and nothing more is asked for. */
  rest(): void {
    this.resting = true
  }

  /**
   * The server is there again: an offer may have been lost with its connection, what is broken is not to wait for its turn. A
   * router that has been silent has probably died with the node, and the next one knows nothing of the present connection.
   *
   * @param otherNetwork whether the network has changed: then its silence says nothing, and its tracks go on another way
   */
  mend(otherNetwork: boolean): void {
    if (otherNetwork) {
      this.networkChangedAt = performance.now()
    }
    this.enqueue(async () => {
      if (this.isOffering) {
        return this.sayAgain()
      }
      if (performance.now() - this.networkChangedAt > BACK_WITHIN_MS && (await this.isSilent())) {
        return this.offerAnew()
      }
      // Only what has been answered once can be restarted.
      this.restarts ||= this.router !== null
      return this.offerIfNeeded()
    })
  }

  /** To be called now and then: what was lost on its way is said again. */
  tick(): void {
    this.fitCamera()
    if (this.isOffering && !this.awaitsAnswer) {
      this.enqueue(() => this.sayAgain())
    }
  }

  /** Signals are handled strictly one after the other, as they came. */
  receive(signal: Signal): Promise<void> {
    return this.enqueue(() => this.handle(signal))
  }

  setTrack(source: Source, track: MediaStreamTrack | null): void {
    if (track) {
      this.tracks.set(source, track)
    } else {
      this.tracks.delete(source)
    }
    void this.own.get(source)?.sender.replaceTrack(track).catch(warnOfTrack)
    this.fitCamera()
  }

  private fitCamera(): void {
    const sender = this.own.get('camera')?.sender
    const track = this.tracks.get('camera')
    if (sender && track) {
      void fitLayers(sender, track).catch(warnOfTrack)
    }
  }

  /** What is received by now, by agreement with the router. */
  receptions(): Reception[] {
    return this.agreed.flatMap(({ wish }, index) => {
      const transceiver = this.slotted[index]
      return wish && transceiver ? [{ wish, mid: transceiver.mid, receiver: transceiver.receiver }] : []
    })
  }

  /** The certificate of the router that this is connected with, or was last; null before its first answer. */
  get router(): string | null {
    const known = this.pc?.currentRemoteDescription
    return known ? fingerprintOf(known.sdp) : null
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.pc?.getStats() ?? null
  }

  get states(): { connectionState: RTCPeerConnectionState; iceConnectionState: RTCIceConnectionState } {
    return {
      connectionState: this.pc?.connectionState ?? 'new',
      iceConnectionState: this.pc?.iceConnectionState ?? 'new',
    }
  }

  /** What is under way comes to nothing. */
  close(): void {
    this.closed = true
    this.drop()
  }

  private enqueue(step: () => Promise<void>): Promise<void> {
    this.queue = this.queue
      .then(() => (this.closed ? undefined : step()))
      .catch((failure: unknown) => {
        if (!this.closed) {
          console.warn('negotiation with the router failed', failure)
        }
      })
    return this.queue
  }

  private async handle(signal: Signal): Promise<void> {
    switch (signal.kind) {
      case 'answer':
        return this.take(signal.sdp)
      case 'restart':
        if (signal.fresh) {
          return this.offerAnew()
        }
        this.restarts = true
        return this.offerIfNeeded()
      case 'offer':
      case 'candidate':
      // The router makes no offers, and its answers have all of its candidates.
    }
  }

  private async take(sdp: string): Promise<void> {
    const { pc } = this
    if (pc?.signalingState !== 'have-local-offer') {
      return
    }
    if (this.router !== null && this.router !== fingerprintOf(sdp)) {
      // Of another router, which knows nothing of the present connection.
      return this.offerAnew()
    }
    if (originOf(sdp) !== originOf(pc.localDescription?.sdp ?? '')) {
      // To an offer of before, which may have been said twice: that to the present one is yet to come.
      return
    }
    await pc.setRemoteDescription({ type: 'answer', sdp })
    this.agreed = this.slots
    this.options.onReceived()
    return this.offerIfNeeded()
  }

  private async offerIfNeeded(): Promise<void> {
    if (this.resting) {
      return
    }
    if (!this.pc) {
      return this.offerAnew()
    }
    const planned = planSections(this.agreed, this.wishes, this.present)
    if (!this.isOffering && (this.restarts || !sameSlots(planned, this.agreed))) {
      this.slots = planned
      return this.offer()
    }
  }

  private async offerAnew(): Promise<void> {
    if (this.resting) {
      return
    }
    this.scalable = await this.options.scalable()
    const pc = await this.open()
    this.own = new Map(SOURCES.map((source) => [source, this.ownSection(pc, source)]))
    this.own.forEach(({ sender }, source) => {
      this.options.transforms?.sends(sender, source)
      void sender.replaceTrack(this.tracks.get(source) ?? null).catch(warnOfTrack)
    })
    this.slots = planSections([], this.wishes, this.present)
    return this.offer()
  }

  private async offer(): Promise<void> {
    const { pc } = this
    if (!pc || this.resting) {
      return
    }
    if (this.restarts) {
      this.restarts = false
      pc.setConfiguration(await this.configuration())
      pc.restartIce()
    }
    this.slots.forEach(({ kind, wish }, index) => {
      const transceiver = (this.slotted[index] ??= section(
        pc,
        kind,
        { direction: 'recvonly' },
        this.scalable && kind === 'video' ? codecsWithScalable('received') : codecsOf(kind),
      ))
      transceiver.direction = wish ? 'recvonly' : 'inactive'
      if (wish) {
        this.options.transforms?.receives(transceiver.receiver, wish.publisher, wish.source)
      }
    })
    await pc.setLocalDescription()
    this.say()
  }

  private ownSection(pc: Connection, source: Source): RTCRtpTransceiver {
    const scalable = source === 'camera' && this.sendsScalable
    const sendEncodings = encodingsOf(source, this.tracks.get(source), scalable)
    return section(
      pc,
      KIND[source],
      { direction: 'sendonly', ...(sendEncodings ? { sendEncodings } : {}) },
      scalable ? codecsWithScalable('sent') : codecsOf(KIND[source]),
    )
  }

  private say(): void {
    const description = this.pc?.localDescription
    if (description) {
      this.offeredAt = performance.now()
      this.send({ kind: 'offer', sdp: description.sdp, sections: this.sections() })
    }
  }

  /** The same offer: a late answer to the first saying is one to it, too. */
  private async sayAgain(): Promise<void> {
    if (this.isOffering && !this.resting) {
      this.say()
    }
  }

  private sections(): Section[] {
    const own = [...this.own].map(([source, { mid }]) => ({
      mid: mid ?? '',
      trackId: source,
      source,
      publisher: null,
    }))
    const others = this.slots.flatMap(({ wish }, index) =>
      wish ? [{ mid: this.slotted[index]?.mid ?? '', ...wish }] : [],
    )
    return [...own, ...others]
  }

  private async isSilent(): Promise<boolean> {
    const report = this.router === null ? null : await this.stats()
    const silence = report && silenceOf(report)
    return silence !== null && silence > SILENT_MS
  }

  private get isOffering(): boolean {
    return this.pc?.signalingState === 'have-local-offer'
  }

  private get awaitsAnswer(): boolean {
    return this.isOffering && performance.now() - this.offeredAt < ANSWER_WITHIN_MS
  }

  private async open(): Promise<Connection> {
    const configuration = await this.configuration()
    if (this.closed) {
      throw new Error('closed meanwhile')
    }
    this.drop()
    this.pc = openConnection(configuration, { onState: this.options.onState })
    this.openedAt = performance.now()
    return this.pc
  }

  private async configuration(): Promise<RTCConfiguration> {
    // The router hides everybody's address from the others, so nobody needs a relay for that.
    return configurationOf(await this.options.iceServers(), false)
  }

  private send(signal: Signal): void {
    if (!this.closed) {
      this.options.send(signal)
    }
  }

  private drop(): void {
    if (this.pc) {
      closeConnection(this.pc)
      this.pc = null
    }
    this.own.clear()
    this.slots = []
    this.slotted = []
    this.agreed = []
    this.restarts = false
  }
}

function section(
  pc: Connection,
  kind: 'audio' | 'video',
  init: RTCRtpTransceiverInit,
  codecs: RTCRtpCodec[],
): RTCRtpTransceiver {
  const transceiver = pc.addTransceiver(kind, init)
  if (codecs.length > 0) {
    transceiver.setCodecPreferences(codecs)
  }
  return transceiver
}

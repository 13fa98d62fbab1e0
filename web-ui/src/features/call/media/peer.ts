import { closeConnection, configurationOf, type Connection, openConnection, warnOfTrack } from './connection'
import { codecsOf } from './encodings'
import { fingerprintOf } from './fingerprint'
import { isBeginning } from './remedy'
import { KIND, type Signal, type Source, SOURCES } from './signal'
import type { IceServer } from '@/api/schema'
import type { Section } from '@/realtime/protocol.gen'

export interface PeerOptions {
  /** Asked anew for each attempt, since credentials end. */
  iceServers: () => Promise<IceServer[]>
  /** Of two peers one makes all the offers, the other asks it to: so no two offers ever cross. */
  offers: boolean
  /** For those who want their address known to the relay alone. */
  relayOnly: boolean
  /** To be told of each media section before anything goes by it. */
  attach: (transceiver: RTCRtpTransceiver, source: Source) => void
  send: (signal: Signal) => void
  onTrack: (source: Source, track: MediaStreamTrack) => void
  onState: (state: RTCPeerConnectionState) => void
}

/** An offer that has no answer by then has been lost on its way, or its answer has. */
const ANSWER_WITHIN_MS = 4000

/**
 * One connection to one other participant. It has a media section for each source, in both directions, which the offer
 * names by its mid; a device that is switched on or off only swaps the sender's track, so it needs no new negotiation. A description with another
 * certificate comes from a fresh peer connection of the other side, and is met with a fresh one.
 */
export class Peer {
  private pc: Connection | null = null
  private readonly tracks = new Map<Source, MediaStreamTrack>()
  /** What each media section of the present peer connection is for, by its mid, as the one who has made the offer says. */
  private sections = new Map<string, Source>()
  private openedAt = 0
  private offeredAt = 0
  private closed = false
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly options: PeerOptions) {}

  /** Begins, or begins anew. */
  renew(): void {
    if (this.options.offers) {
      this.enqueue(() => this.offerAnew())
    } else {
      this.send({ kind: 'restart', fresh: true })
    }
  }

  /** Looks for another way for the media. */
  restart(): void {
    if (this.options.offers) {
      this.enqueue(() => this.offerRestart())
    } else {
      this.send({ kind: 'restart', fresh: this.pc === null })
    }
  }

  get isBeginning(): boolean {
    return this.pc !== null && isBeginning(this.pc.connectionState, performance.now() - this.openedAt)
  }

  /** The other is reached by another connection now: an offer to the former one will have no answer. */
  moved(): void {
    this.offeredAt = 0
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
    void this.transceiverOf(source)?.sender.replaceTrack(track).catch(warnOfTrack)
  }

  /** What is played of the other's voice now. */
  audioSources(): RTCRtpSynchronizationSource[] {
    return this.transceiverOf('microphone')?.receiver.getSynchronizationSources() ?? []
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.pc?.getStats() ?? null
  }

  get state(): RTCPeerConnectionState {
    return this.pc?.connectionState ?? 'new'
  }

  get states(): { connectionState: RTCPeerConnectionState; iceConnectionState: RTCIceConnectionState } {
    return { connectionState: this.state, iceConnectionState: this.pc?.iceConnectionState ?? 'new' }
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
          console.warn('negotiation failed', failure)
        }
      })
    return this.queue
  }

  private async handle(signal: Signal): Promise<void> {
    switch (signal.kind) {
      case 'offer':
        return this.options.offers ? undefined : this.answer(signal.sdp, signal.sections)
      case 'answer':
        return this.pc?.signalingState === 'have-local-offer'
          ? this.pc.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
          : undefined
      case 'candidate':
        return this.pc?.addIceCandidate(signal.candidate)
      case 'restart':
        if (!this.options.offers) {
          return
        }
        return signal.fresh ? this.offerAnew() : this.offerRestart()
    }
  }

  private async offerAnew(): Promise<void> {
    // Whoever comes and whoever is there may ask at the same moment: one offer serves both.
    if (this.awaitsAnswer && this.pc?.currentRemoteDescription === null) {
      return
    }
    const pc = await this.open()
    const transceivers = SOURCES.map((source) => [source, section(pc, source)] as const)
    // Chromium ignores for ever what is attached to a sender after its first description.
    transceivers.forEach(([source, transceiver]) => {
      this.options.attach(transceiver, source)
    })
    await pc.setLocalDescription()
    this.sections = new Map(transceivers.map(([source, { mid }]) => [mid ?? '', source]))
    this.sendTracks(pc)
    this.tell(pc)
  }

  private async offerRestart(): Promise<void> {
    const pc = this.pc
    if (!pc || pc.connectionState === 'closed') {
      return this.offerAnew()
    }
    if (pc.signalingState !== 'stable') {
      return this.awaitsAnswer ? undefined : this.offerAnew()
    }
    pc.setConfiguration(await this.configuration())
    pc.restartIce()
    await this.describe(pc)
  }

  private async answer(sdp: string, sections: Section[]): Promise<void> {
    const known = this.pc?.remoteDescription
    const same = known && fingerprintOf(known.sdp) === fingerprintOf(sdp)
    const pc = this.pc && same ? this.pc : await this.open()
    this.sections = new Map(sections.map(({ mid, source }) => [mid, source]))
    await pc.setRemoteDescription({ type: 'offer', sdp })
    // An offer brings transceivers of its own, which only receive unless told otherwise.
    pc.getTransceivers().forEach((transceiver) => {
      transceiver.direction = 'sendrecv'
      const source = this.sourceOf(transceiver)
      if (source) {
        this.options.attach(transceiver, source)
      }
    })
    this.sendTracks(pc)
    await this.describe(pc)
  }

  private async describe(pc: Connection): Promise<void> {
    await pc.setLocalDescription()
    this.tell(pc)
  }

  private tell(pc: Connection): void {
    const description = pc.localDescription
    // One's tracks are named by their sources, of which this page has one each.
    const sections = [...this.sections].map(([mid, source]) => ({
      mid,
      trackId: source,
      source,
      publisher: null,
    }))
    if (description?.type === 'offer') {
      this.offeredAt = performance.now()
      this.send({ kind: 'offer', sdp: description.sdp, sections })
    } else if (description?.type === 'answer') {
      this.send({ kind: 'answer', sdp: description.sdp, sections })
    }
  }

  private sourceOf({ mid }: RTCRtpTransceiver): Source | undefined {
    return this.sections.get(mid ?? '')
  }

  private transceiverOf(source: Source): RTCRtpTransceiver | undefined {
    return this.pc?.getTransceivers().find((transceiver) => this.sourceOf(transceiver) === source)
  }

  private get awaitsAnswer(): boolean {
    return (
      this.pc?.signalingState === 'have-local-offer' && performance.now() - this.offeredAt < ANSWER_WITHIN_MS
    )
  }

  private sendTracks(pc: Connection): void {
    pc.getTransceivers().forEach((transceiver) => {
      const source = this.sourceOf(transceiver)
      void transceiver.sender.replaceTrack((source && this.tracks.get(source)) ?? null).catch(warnOfTrack)
    })
  }

  private async open(): Promise<Connection> {
    const { onTrack, onState } = this.options
    const configuration = await this.configuration()
    if (this.closed) {
      throw new Error('closed meanwhile')
    }
    this.drop()
    const pc = openConnection(configuration, {
      onCandidate: (candidate) => {
        this.send({ kind: 'candidate', candidate })
      },
      onTrack: ({ track, transceiver }) => {
        const source = this.sourceOf(transceiver)
        if (source) {
          onTrack(source, track)
        }
      },
      onState,
    })
    this.pc = pc
    this.openedAt = performance.now()
    return pc
  }

  private async configuration(): Promise<RTCConfiguration> {
    return configurationOf(await this.options.iceServers(), this.options.relayOnly)
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
      this.sections.clear()
    }
  }
}

/** With the codecs alone whose frames can be encrypted: those of which it is known what has to stay readable. */
function section(pc: Connection, source: Source): RTCRtpTransceiver {
  const transceiver = pc.addTransceiver(KIND[source], { direction: 'sendrecv' })
  const codecs = codecsOf(KIND[source], 'mesh')
  if (codecs.length > 0) {
    transceiver.setCodecPreferences(codecs)
  }
  return transceiver
}

import type { IceServer } from '@/api/schema'
import type { IceCandidate } from '@/realtime/protocol.gen'

/** What two peers tell each other over the chat's socket. */
export type Signal =
  | { kind: 'offer'; sdp: string }
  | { kind: 'answer'; sdp: string }
  | { kind: 'candidate'; candidate: IceCandidate }

export type TrackKind = 'audio' | 'video'

export interface PeerOptions {
  iceServers: IceServer[]
  /** Of two offers that cross, the polite side takes its own back. */
  polite: boolean
  send: (signal: Signal) => void
  onTrack: (kind: TrackKind, track: MediaStreamTrack) => void
  onState: (state: RTCPeerConnectionState) => void
}

const NO_TRACK: Record<TrackKind, MediaStreamTrack | null> = { audio: null, video: null }

/**
 * One connection to one other participant. There is always one audio and one video transceiver in both directions; a
 * device that is switched on or off only swaps the sender's track, so it needs no new negotiation. Both sides may make
 * the first offer, later ones the impolite side alone; of two first offers that cross, the impolite side's counts, as in
 * the perfect negotiation pattern of WebRTC 1.0 (§10.7). But the polite side does not roll its own back: it begins again
 * with a fresh connection, since Chromium at times gathers no candidates after a rollback.
 */
export class Peer {
  private pc: RTCPeerConnection
  private readonly tracks = { ...NO_TRACK }
  private readonly senders: Record<TrackKind, RTCRtpSender | null> = { audio: null, video: null }
  private makingOffer = false
  private ignoreOffer = false
  private started = false
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly options: PeerOptions) {
    this.pc = this.open()
  }

  /** Makes the first offer. Without effect once either side has made one. */
  start(): void {
    if (this.started) {
      return
    }
    this.started = true
    for (const kind of ['audio', 'video'] as const) {
      const transceiver = this.pc.addTransceiver(kind, { direction: 'sendrecv' })
      this.bind(kind, transceiver.sender)
    }
    void this.offer()
  }

  /** Signals are handled strictly one after the other, as they came. */
  receive(signal: Signal): Promise<void> {
    this.queue = this.queue
      .then(() => this.handle(signal))
      .catch((failure: unknown) => {
        console.warn('signal refused by the browser', signal.kind, failure)
      })
    return this.queue
  }

  setTrack(kind: TrackKind, track: MediaStreamTrack | null): void {
    this.tracks[kind] = track
    void this.senders[kind]?.replaceTrack(track)
  }

  stats(): Promise<RTCStatsReport> {
    return this.pc.getStats()
  }

  /** What is played of the other's sound now. */
  audioSources(): RTCRtpSynchronizationSource[] {
    return this.pc
      .getReceivers()
      .filter(({ track }) => track.kind === 'audio')
      .flatMap((receiver) => receiver.getSynchronizationSources())
  }

  get states(): { connectionState: RTCPeerConnectionState; iceConnectionState: RTCIceConnectionState } {
    return { connectionState: this.pc.connectionState, iceConnectionState: this.pc.iceConnectionState }
  }

  close(): void {
    this.pc.onconnectionstatechange = null
    this.pc.onicecandidate = null
    this.pc.ontrack = null
    this.pc.close()
  }

  private open(): RTCPeerConnection {
    const { iceServers, polite, send, onTrack, onState } = this.options
    const pc = new RTCPeerConnection({
      bundlePolicy: 'max-bundle',
      iceServers: iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username === null ? {} : { username }),
        ...(credential === null ? {} : { credential }),
      })),
    })
    pc.onicecandidate = ({ candidate }) => {
      if (candidate) {
        send({ kind: 'candidate', candidate: plain(candidate) })
      }
    }
    pc.ontrack = ({ track }) => {
      onTrack(track.kind === 'video' ? 'video' : 'audio', track)
    }
    pc.onconnectionstatechange = () => {
      if (pc.connectionState === 'failed' && !polite) {
        pc.restartIce()
        void this.offer()
      }
      onState(pc.connectionState)
    }
    return pc
  }

  private async offer(): Promise<void> {
    const pc = this.pc
    try {
      this.makingOffer = true
      await pc.setLocalDescription()
      if (pc === this.pc) {
        this.sendDescription()
      }
    } catch (failure) {
      if (pc === this.pc) {
        console.warn('could not make an offer', failure)
      }
    } finally {
      this.makingOffer = false
    }
  }

  private async handle(signal: Signal): Promise<void> {
    if (this.pc.signalingState === 'closed') {
      return
    }
    switch (signal.kind) {
      case 'offer':
        return this.handleOffer(signal.sdp)
      case 'answer':
        return this.pc.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
      case 'candidate':
        try {
          await this.pc.addIceCandidate(signal.candidate)
        } catch (failure) {
          if (!this.ignoreOffer) {
            throw failure
          }
        }
    }
  }

  private async handleOffer(sdp: string): Promise<void> {
    const collides = this.makingOffer || this.pc.signalingState !== 'stable'
    this.ignoreOffer = !this.options.polite && collides
    if (this.ignoreOffer) {
      return
    }
    if (collides) {
      this.close()
      this.pc = this.open()
    }
    this.started = true
    await this.pc.setRemoteDescription({ type: 'offer', sdp })
    this.adoptTransceivers()
    await this.pc.setLocalDescription()
    this.sendDescription()
  }

  /** An offer brings transceivers of its own, which only receive unless told otherwise. */
  private adoptTransceivers(): void {
    for (const transceiver of this.pc.getTransceivers()) {
      transceiver.direction = 'sendrecv'
      this.bind(transceiver.receiver.track.kind === 'video' ? 'video' : 'audio', transceiver.sender)
    }
  }

  private bind(kind: TrackKind, sender: RTCRtpSender): void {
    this.senders[kind] = sender
    void sender.replaceTrack(this.tracks[kind])
  }

  private sendDescription(): void {
    const description = this.pc.localDescription
    if (description?.type === 'offer' || description?.type === 'answer') {
      this.options.send({ kind: description.type, sdp: description.sdp })
    }
  }
}

function plain(candidate: RTCIceCandidate): IceCandidate {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid,
    sdpMLineIndex: candidate.sdpMLineIndex,
    usernameFragment: candidate.usernameFragment,
  }
}

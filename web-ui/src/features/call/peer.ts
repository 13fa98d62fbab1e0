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
 * One connection to one other participant, by the perfect negotiation pattern of WebRTC 1.0 (§10.7). There is always one
 * audio and one video transceiver in both directions; a device that is switched on or off only swaps the sender's track,
 * so it needs no new negotiation. Offers are made where the code wants one, not on `negotiationneeded`: Chromium fires
 * that after each negotiation, without end, once a transceiver of an offer that was taken back has been stopped.
 */
export class Peer {
  private readonly pc: RTCPeerConnection
  private readonly tracks = { ...NO_TRACK }
  private readonly senders: Record<TrackKind, RTCRtpSender | null> = { audio: null, video: null }
  private makingOffer = false
  private ignoreOffer = false
  private started = false
  private queue: Promise<void> = Promise.resolve()

  constructor(private readonly options: PeerOptions) {
    this.pc = new RTCPeerConnection({
      bundlePolicy: 'max-bundle',
      iceServers: options.iceServers.map(({ urls, username, credential }) => ({
        urls,
        ...(username === null ? {} : { username }),
        ...(credential === null ? {} : { credential }),
      })),
    })
    this.pc.onicecandidate = ({ candidate }) => {
      if (candidate) {
        options.send({ kind: 'candidate', candidate: plain(candidate) })
      }
    }
    this.pc.ontrack = ({ track }) => {
      options.onTrack(track.kind === 'video' ? 'video' : 'audio', track)
    }
    this.pc.onconnectionstatechange = () => {
      if (this.pc.connectionState === 'failed' && !options.polite) {
        this.pc.restartIce()
        void this.offer()
      }
      options.onState(this.pc.connectionState)
    }
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

  get states(): { connectionState: RTCPeerConnectionState; iceConnectionState: RTCIceConnectionState } {
    return { connectionState: this.pc.connectionState, iceConnectionState: this.pc.iceConnectionState }
  }

  close(): void {
    this.pc.onconnectionstatechange = null
    this.pc.onicecandidate = null
    this.pc.ontrack = null
    this.pc.close()
  }

  private async offer(): Promise<void> {
    try {
      this.makingOffer = true
      await this.pc.setLocalDescription()
      this.sendDescription()
    } catch (failure) {
      console.warn('could not make an offer', failure)
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
    this.started = true
    await this.pc.setRemoteDescription({ type: 'offer', sdp })
    this.adoptTransceivers()
    await this.pc.setLocalDescription()
    this.sendDescription()
  }

  /** An offer brings transceivers of its own; ours of an offer that was taken back would stay as empty media sections. */
  private adoptTransceivers(): void {
    for (const transceiver of this.pc.getTransceivers()) {
      if (transceiver.mid === null) {
        transceiver.stop()
      } else if (transceiver.direction !== 'stopped') {
        transceiver.direction = 'sendrecv'
        this.bind(transceiver.receiver.track.kind === 'video' ? 'video' : 'audio', transceiver.sender)
      }
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

/** A peer connection as far as `RouterLine` uses it, for tests. */
export class FakeConnection {
  static opened: FakeConnection[] = []
  connectionState: RTCPeerConnectionState = 'new'
  iceConnectionState: RTCIceConnectionState = 'new'
  signalingState: RTCSignalingState = 'stable'
  localDescription: { type: string; sdp: string } | null = null
  currentRemoteDescription: { sdp: string } | null = null
  iceGatheringState: RTCIceGatheringState = 'new'
  onconnectionstatechange: (() => void) | null = null
  onicegatheringstatechange: (() => void) | null = null
  onicecandidateerror: ((event: { errorCode: number }) => void) | null = null
  onicecandidate: ((event: { candidate: { candidate: string } | null }) => void) | null = null
  iceRestarts = 0
  /** What the next offer has to say beside its type. */
  offered = 'offer'
  closed = false
  readonly transceivers: FakeTransceiver[] = []

  constructor() {
    FakeConnection.opened.push(this)
  }

  addTransceiver(kind: 'audio' | 'video', init: RTCRtpTransceiverInit): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind, init)
    this.transceivers.push(transceiver)
    return transceiver
  }

  setLocalDescription(): Promise<void> {
    this.transceivers.forEach((transceiver, index) => (transceiver.mid = String(index)))
    this.localDescription = { type: 'offer', sdp: this.offered }
    this.signalingState = 'have-local-offer'
    return Promise.resolve()
  }

  setRemoteDescription({ sdp }: { sdp: string }): Promise<void> {
    this.currentRemoteDescription = { sdp }
    this.signalingState = 'stable'
    return Promise.resolve()
  }

  setConfiguration(): void {
    return
  }

  restartIce(): void {
    this.iceRestarts++
  }

  getStats(): Promise<RTCStatsReport> {
    return Promise.resolve(new Map() as unknown as RTCStatsReport)
  }

  close(): void {
    this.closed = true
  }

  gather(candidate: string): void {
    this.onicecandidate?.({ candidate: { candidate } })
  }

  endGathering(): void {
    this.iceGatheringState = 'complete'
    this.onicegatheringstatechange?.()
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state
    this.onconnectionstatechange?.()
  }
}

class FakeTransceiver {
  mid: string | null = null
  direction: RTCRtpTransceiverDirection | undefined
  readonly receiver: { track: { kind: string; enabled?: boolean }; getSynchronizationSources: () => object[] }
  readonly sent: (MediaStreamTrack | null)[] = []
  readonly sender = {
    replaceTrack: (track: MediaStreamTrack | null) => {
      this.sent.push(track)
      return Promise.resolve()
    },
    getParameters: () => ({ encodings: this.init.sendEncodings ?? [] }),
    setParameters: ({ encodings }: { encodings: RTCRtpEncodingParameters[] }) => {
      this.init.sendEncodings = encodings
      return Promise.resolve()
    },
  }

  preferred: RTCRtpCodec[] = []

  constructor(
    readonly kind: 'audio' | 'video',
    readonly init: RTCRtpTransceiverInit,
  ) {
    this.direction = init.direction
    this.receiver = { track: { kind }, getSynchronizationSources: () => [] }
  }

  setCodecPreferences(codecs: RTCRtpCodec[]): void {
    this.preferred = codecs
  }
}

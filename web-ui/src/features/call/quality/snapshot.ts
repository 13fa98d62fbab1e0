/** Counters of a peer connection at one moment, of all its streams together. Bytes, packets and seconds, as getStats has them. */
export interface Snapshot {
  /** In milliseconds. */
  at: number
  sent: Sent
  received: Received
  path: Path | null
}

export interface Sent {
  bytes: number
  packets: number
  /** What share the other side has lost of it since its report before, 0 to 1; null before its first one. */
  lost: number | null
  /** To the other side and back, in seconds; null while it is not known. */
  roundTrip: number | null
  /** As the other side measures it, in seconds. */
  jitter: number | null
  /** What the browser thinks it could send, in bits per second. */
  available: number | null
  video: Picture | null
}

export interface Received {
  bytes: number
  packets: number
  lost: number
  jitter: number | null
  freezes: number
  video: Picture | null
}

export interface Picture {
  width: number
  height: number
  frames: number
  codec: string | null
}

export interface Path {
  relayed: boolean
  protocol: string
}

/** The members of the entries that are read here; every browser leaves some out. */
interface Entry {
  id: string
  type: string
  timestamp: number
  kind?: string
  bytesSent?: number
  bytesReceived?: number
  packetsSent?: number
  packetsReceived?: number
  packetsLost?: number
  fractionLost?: number
  roundTripTime?: number
  jitter?: number
  freezeCount?: number
  frameWidth?: number
  frameHeight?: number
  framesPerSecond?: number
  codecId?: string
  mimeType?: string
  selectedCandidatePairId?: string
  localCandidateId?: string
  remoteCandidateId?: string
  currentRoundTripTime?: number
  availableOutgoingBitrate?: number
  nominated?: boolean
  state?: string
  candidateType?: string
  protocol?: string
  relayProtocol?: string
}

/** What {@link RTCStatsReport} is, and a plain map in tests. */
export type Report = Pick<ReadonlyMap<string, unknown>, 'forEach' | 'get'>

export function snapshotOf(report: Report): Snapshot {
  const snapshot: Snapshot = {
    at: 0,
    sent: {
      bytes: 0,
      packets: 0,
      lost: null,
      roundTrip: null,
      jitter: null,
      available: null,
      video: null,
    },
    received: { bytes: 0, packets: 0, lost: 0, jitter: null, freezes: 0, video: null },
    path: null,
  }
  const pairs: Entry[] = []
  let selected: string | undefined
  report.forEach((value) => {
    const entry = value as Entry
    snapshot.at = Math.max(snapshot.at, entry.timestamp)
    switch (entry.type) {
      case 'outbound-rtp':
        takeSent(snapshot.sent, entry, report)
        break
      case 'remote-inbound-rtp':
        takeReceipt(snapshot.sent, entry)
        break
      case 'inbound-rtp':
        takeReceived(snapshot.received, entry, report)
        break
      case 'candidate-pair':
        pairs.push(entry)
        break
      case 'transport':
        selected = entry.selectedCandidatePairId ?? selected
    }
  })
  const pair =
    pairs.find(({ id }) => id === selected) ??
    pairs.find(({ nominated, state }) => nominated === true && state === 'succeeded')
  if (pair) {
    snapshot.sent.roundTrip ??= pair.currentRoundTripTime ?? null
    snapshot.sent.available = pair.availableOutgoingBitrate ?? null
    snapshot.path = pathOf(pair, report)
  }
  return snapshot
}

function takeSent(sent: Sent, entry: Entry, report: Report): void {
  sent.bytes += entry.bytesSent ?? 0
  sent.packets += entry.packetsSent ?? 0
  sent.video = larger(sent.video, pictureOf(entry, report))
}

function takeReceipt(sent: Sent, entry: Entry): void {
  sent.lost = greater(sent.lost, entry.fractionLost)
  sent.roundTrip = greater(sent.roundTrip, entry.roundTripTime)
  sent.jitter = greater(sent.jitter, entry.jitter)
}

function takeReceived(received: Received, entry: Entry, report: Report): void {
  received.bytes += entry.bytesReceived ?? 0
  received.packets += entry.packetsReceived ?? 0
  // Duplicates can make it negative.
  received.lost += Math.max(0, entry.packetsLost ?? 0)
  received.jitter = greater(received.jitter, entry.jitter)
  received.freezes += entry.freezeCount ?? 0
  received.video = larger(received.video, pictureOf(entry, report))
}

function pictureOf(entry: Entry, report: Report): Picture | null {
  if (entry.kind !== 'video' || !entry.frameWidth || !entry.frameHeight) {
    return null
  }
  const codec = entry.codecId === undefined ? undefined : (report.get(entry.codecId) as Entry | undefined)
  return {
    width: entry.frameWidth,
    height: entry.frameHeight,
    frames: Math.round(entry.framesPerSecond ?? 0),
    codec: codec?.mimeType?.replace(/^video\//, '') ?? null,
  }
}

function pathOf(pair: Entry, report: Report): Path {
  const local = report.get(pair.localCandidateId ?? '') as Entry | undefined
  const remote = report.get(pair.remoteCandidateId ?? '') as Entry | undefined
  return {
    relayed: local?.candidateType === 'relay' || remote?.candidateType === 'relay',
    protocol: (local?.relayProtocol ?? local?.protocol ?? '').toUpperCase(),
  }
}

function greater(a: number | null, b: number | undefined): number | null {
  return b === undefined ? a : Math.max(a ?? 0, b)
}

function larger(a: Picture | null, b: Picture | null): Picture | null {
  return !a || (b && b.width * b.height > a.width * a.height) ? b : a
}

import type { PersonStats, RemoteMedia, StatsReport } from './mediaSession'
import type { FrameCounts } from '../encryption/workerMessages'

/** What tests read of a call; see docs/testing.md. */
export interface CallStats {
  callState: string
  /** How many others the server sees in it. */
  others: number
  connectionState: RTCPeerConnectionState
  iceConnectionState: RTCIceConnectionState
  framesDecoded: number
  framesSent: number
  frameWidth: number
  frameHeight: number
  audioLevel: number
  totalAudioEnergy: number
  packetsReceived: number
  packetsLost: number
  candidateType: string | null
  /** Of the other's shared screen. */
  screenFramesDecoded: number
  /** By what the picture came that arrived last, as `video/VP8`; null before one has. */
  videoCodec: string | null
  /** What the worker of encryption has done with frames of all; null where the browser has none. */
  frames: FrameCounts | null
}

export function readStats(
  { report, connectionState, iceConnectionState }: PersonStats,
  remote: RemoteMedia | undefined,
  callState: string,
  others: number,
): Omit<CallStats, 'frames'> {
  const stats: Omit<CallStats, 'frames'> = {
    callState,
    others,
    connectionState,
    iceConnectionState,
    framesDecoded: 0,
    framesSent: 0,
    frameWidth: 0,
    frameHeight: 0,
    audioLevel: 0,
    totalAudioEnergy: 0,
    packetsReceived: 0,
    packetsLost: 0,
    candidateType: null,
    screenFramesDecoded: 0,
    videoCodec: null,
  }
  const screens = new Set(remote?.screen.getTracks().map(({ id }) => id))
  report?.forEach((value) => {
    const entry = value as RTCStats
    if (entry.type === 'inbound-rtp') {
      const inbound = entry as RTCInboundRtpStreamStats
      stats.packetsReceived += inbound.packetsReceived ?? 0
      stats.packetsLost += inbound.packetsLost ?? 0
      if (screens.has(inbound.trackIdentifier)) {
        stats.screenFramesDecoded += inbound.framesDecoded ?? 0
        return
      }
      stats.framesDecoded += inbound.framesDecoded ?? 0
      stats.frameWidth ||= inbound.frameWidth ?? 0
      stats.frameHeight ||= inbound.frameHeight ?? 0
      stats.videoCodec ??= inbound.kind === 'video' ? codecOf(report, inbound) : null
      stats.audioLevel ||= inbound.audioLevel ?? 0
      stats.totalAudioEnergy += inbound.totalAudioEnergy ?? 0
    } else if (entry.type === 'outbound-rtp') {
      stats.framesSent += (entry as RTCOutboundRtpStreamStats).framesSent ?? 0
    } else if (entry.type === 'candidate-pair') {
      const pair = entry as RTCIceCandidatePairStats
      if (pair.nominated && pair.state === 'succeeded') {
        const local = report.get(pair.localCandidateId) as { candidateType?: string } | undefined
        stats.candidateType = local?.candidateType ?? null
      }
    }
  })
  return stats
}

function codecOf(report: StatsReport, { codecId }: RTCInboundRtpStreamStats): string | null {
  const codec = codecId === undefined ? undefined : (report.get(codecId) as { mimeType?: string } | undefined)
  return codec?.mimeType ?? null
}

import type { Source } from './signal'

/** The layers of a camera, the smallest first, of which the router hands on the one that suits; rates in bit/s. */
const CAMERA_LAYERS: RTCRtpEncodingParameters[] = [
  { rid: 'l', scaleResolutionDownBy: 4, maxBitrate: 150_000 },
  { rid: 'm', scaleResolutionDownBy: 2, maxBitrate: 500_000 },
  { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: 1_700_000 },
]

/** What the router forwards, and what mends it: each codec more makes an offer for many people longer. */
const CODECS = {
  audio: ['audio/opus', 'audio/red'],
  video: ['video/vp8', 'video/rtx'],
} as const

export function encodingsOf(source: Source): RTCRtpEncodingParameters[] | undefined {
  return source === 'camera' ? CAMERA_LAYERS : undefined
}

/** In the order of the browser; empty where it does not tell, which stands for all. */
export function codecsOf(kind: 'audio' | 'video'): RTCRtpCodec[] {
  const wanted: readonly string[] = CODECS[kind]
  const known = typeof RTCRtpReceiver === 'undefined' ? null : RTCRtpReceiver.getCapabilities(kind)
  return known?.codecs.filter(({ mimeType }) => wanted.includes(mimeType.toLowerCase())) ?? []
}

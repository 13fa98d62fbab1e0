import { encodingsMadeOf } from './connection'
import type { Source } from './signal'

type Layer = Required<Pick<RTCRtpEncodingParameters, 'active' | 'scaleResolutionDownBy' | 'maxBitrate'>>

/**
 * In bit/s. Each packet of a voice repeats the one before it, and both are encrypted by themselves: so it takes more than
 * thrice as much on the line, and is to leave room for a picture on one of 300 kbit/s.
 */
const VOICE_BITS = 24_000

const RIDS = ['l', 'm', 'h'] as const
const OFF: Layer = { active: false, scaleResolutionDownBy: 1, maxBitrate: 100_000 }

/**
 * The layers of a camera, the smallest first, of which the router hands on the one that suits; rates in bit/s. Chromium
 * encodes the first layers only, and the fewer the smaller the picture is (`simulcast.cc`), so the last that it encodes has
 * to be the whole picture.
 */
const LAYERS: { pixels: number; layers: readonly [Layer, Layer, Layer] }[] = [
  { pixels: 960 * 540, layers: [layer(4, 100_000), layer(2, 500_000), layer(1, 1_700_000)] },
  { pixels: 480 * 270, layers: [layer(2, 100_000), layer(1, 700_000), OFF] },
  { pixels: 0, layers: [layer(1, 300_000), OFF, OFF] },
]

function layer(scaleResolutionDownBy: number, maxBitrate: number): Layer {
  return { active: true, scaleResolutionDownBy, maxBitrate }
}

/** What the router forwards, and what mends it: each codec more makes an offer for many people longer. */
const CODECS = {
  audio: ['audio/opus', 'audio/red'],
  video: ['video/vp8', 'video/rtx'],
} as const

/** From browser to browser errors may be corrected, too (RFC 5109). */
const CORRECTION = ['video/red', 'video/ulpfec'] as const

/**
 * A camera as one scalable video, of which the router hands on what suits: three sizes, each of which needs the smaller ones, so
 * that a receiver goes down to a smaller one at once.
 */
const SCALABLE = { scalabilityMode: 'L3T3', maxBitrate: 1_800_000 }

/** @param scalable whether a camera is sent as scalable video */
export function encodingsOf(
  source: Source,
  track?: MediaStreamTrack,
  scalable = false,
): RTCRtpEncodingParameters[] | undefined {
  if (source === 'microphone') {
    return [{ maxBitrate: VOICE_BITS }]
  }
  if (source !== 'camera') {
    return undefined
  }
  if (scalable) {
    return [SCALABLE]
  }
  const layers = layersFor(track)
  return RIDS.map((rid, index) => ({ rid, ...layers[index] }))
}

/** Of a track that is not known, or does not tell its size: as of a large picture. */
function layersFor(track?: MediaStreamTrack): readonly Layer[] {
  const { width, height } = track?.getSettings() ?? {}
  const pixels = width === undefined || height === undefined ? Infinity : width * height
  return (LAYERS.find((each) => pixels >= each.pixels) ?? LAYERS[0])?.layers ?? []
}

/** Fits the layers of a camera to the size of its picture, which changes with the device and the chosen quality. */
export async function fitLayers(sender: RTCRtpSender, track: MediaStreamTrack): Promise<void> {
  const layers = layersFor(track)
  const parameters = sender.getParameters()
  const fits = parameters.encodings.every(({ active, scaleResolutionDownBy }, index) => {
    const wanted = layers[index]
    return (
      wanted &&
      active === wanted.active &&
      (!active || scaleResolutionDownBy === wanted.scaleResolutionDownBy)
    )
  })
  // Where the browser has made other encodings of what was asked for, it knows better.
  if (!fits && parameters.encodings.length === layers.length) {
    parameters.encodings.forEach((encoding, index) => Object.assign(encoding, layers[index]))
    await sender.setParameters(parameters)
  }
}

let scales: boolean | null = null

/** Whether this browser sends scalable video: one that does not know it leaves it out, or refuses it. */
export function canScale(): boolean {
  return (scales ??= sendsLayers())
}

function sendsLayers(): boolean {
  const [encoding] = encodingsMadeOf([SCALABLE]) as { scalabilityMode?: string }[]
  return encoding?.scalabilityMode === SCALABLE.scalabilityMode && scalableCodecs().length > 0
}

/** The one whose layers the router knows to cut, in the form that each browser reads. */
function scalableCodecs(): RTCRtpCodec[] {
  return capabilities('video').filter(
    ({ mimeType, sdpFmtpLine }) =>
      mimeType.toLowerCase() === 'video/vp9' && (sdpFmtpLine ?? 'profile-id=0').includes('profile-id=0'),
  )
}

/** What is offered where scalable video may come, or is sent: then it is the one that is rather sent. */
export function codecsWithScalable(way: 'sent' | 'received'): RTCRtpCodec[] {
  const usual = codecsOf('video')
  return way === 'sent' ? [...scalableCodecs(), ...usual] : [...usual, ...scalableCodecs()]
}

function capabilities(kind: 'audio' | 'video'): RTCRtpCodec[] {
  return typeof RTCRtpReceiver === 'undefined' ? [] : (RTCRtpReceiver.getCapabilities(kind)?.codecs ?? [])
}

/** In the order of the browser; empty where it does not tell, which stands for all. */
export function codecsOf(kind: 'audio' | 'video', way: 'mesh' | 'router' = 'router'): RTCRtpCodec[] {
  const wanted: readonly string[] = way === 'mesh' ? [...CODECS[kind], ...CORRECTION] : CODECS[kind]
  return capabilities(kind).filter(({ mimeType }) => wanted.includes(mimeType.toLowerCase()))
}

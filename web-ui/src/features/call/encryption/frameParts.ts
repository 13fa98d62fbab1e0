import { type Bytes, joined } from './bytes'

/** What a frame is made of, as far as the router and the browser read it. */
export type FrameShape = WholeShape | 'red'

/** Of what is encrypted as one. */
export type WholeShape = 'opus' | 'vp8' | 'vp9'

/** `sound` and `picture` where the browser does not say: only these codecs are negotiated. */
export function shapeOf(kind: 'sound' | 'picture', mimeType: string | undefined): FrameShape | null {
  switch (mimeType?.toLowerCase()) {
    case undefined:
      return kind === 'sound' ? 'opus' : 'vp8'
    case 'audio/opus':
      return 'opus'
    case 'audio/red':
      return 'red'
    case 'video/vp8':
      return 'vp8'
    case 'video/vp9':
      return 'vp9'
    default:
      return null
  }
}

/**
 * How many bytes at the beginning stay readable: Opus' first byte says how the rest is coded and how long it is to be
 * played (RFC 6716, section 3.1); VP8's uncompressed header says whether it is a key frame, and of one how large the
 * picture is (RFC 6386, section 9.1), by which the router chooses layers. Of VP9 the router reads what stands beside the frame.
 */
export function readableBytes(shape: WholeShape, frame: Uint8Array): number {
  if (shape === 'vp9') {
    return 0
  }
  const wanted = shape === 'opus' ? 1 : isVp8KeyFrame(frame) ? 10 : 3
  return Math.min(wanted, frame.length)
}

/** Whether a decoder can begin with the picture. */
export function isKeyFrame(shape: FrameShape | null, frame: Uint8Array): boolean {
  return shape === 'vp9' ? isVp9KeyFrame(frame) : isVp8KeyFrame(frame)
}

/** VP9 bitstream specification, section 6.2: a marker and the profile, then whether a picture is only shown again, and its type. */
function isVp9KeyFrame(frame: Uint8Array): boolean {
  return ((frame[0] ?? 0xff) & 0x0c) === 0
}

export function isVp8KeyFrame(frame: Uint8Array): boolean {
  return ((frame[0] ?? 1) & 1) === 0
}

/** The frame of Opus that the router sends in the place of a voice that it leaves out; it has no sound in it. */
export function isSignOfLife(shape: FrameShape, frame: Uint8Array): boolean {
  return shape === 'opus' && frame.length === 1 && ((frame[0] ?? 0) & 3) === 0
}

const FOLLOWED = 0x80
const BLOCK_HEADER_BYTES = 4
/** Ten bits. */
const BLOCK_MAX = 1023

interface Block {
  /** Type and age: four bytes before one that is followed, one byte before the last. */
  header: Bytes
  data: Bytes
}

/** The sounds of a payload that repeats earlier ones before the present one (RFC 2198); null where it is none. */
export function splitRedundant(payload: Bytes): Block[] | null {
  const headers: Bytes[] = []
  let at = 0
  while (((payload[at] ?? 0) & FOLLOWED) !== 0) {
    headers.push(payload.slice(at, at + BLOCK_HEADER_BYTES))
    at += BLOCK_HEADER_BYTES
  }
  headers.push(payload.slice(at, at + 1))
  at++
  const blocks = headers.map((header, index): Block => {
    const length = ((header[2] ?? 0) << 8) | (header[3] ?? 0)
    const end = index === headers.length - 1 ? Infinity : at + (length & BLOCK_MAX)
    const block = { header, data: payload.slice(at, end) }
    at = Math.min(end, payload.length + 1)
    return block
  })
  return at <= payload.length + 1 && blocks.at(-1)?.data.length ? blocks : null
}

/** Without earlier sounds that have become too long to be named. */
export function joinRedundant(blocks: readonly Block[]): Bytes {
  const kept = blocks.filter(({ data }, index) => index === blocks.length - 1 || data.length <= BLOCK_MAX)
  const headers = kept.map(({ header, data }, index) => {
    const written = header.slice()
    if (index < kept.length - 1) {
      written[2] = ((header[2] ?? 0) & ~(BLOCK_MAX >> 8)) | (data.length >> 8)
      written[3] = data.length & 0xff
    }
    return written
  })
  return joined(...headers, ...kept.map(({ data }) => data))
}

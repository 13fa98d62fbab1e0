import { type Bytes, bytesOfText, joined } from './bytes'

/**
 * RFC 9605 with the cipher suite AES_128_GCM_SHA256_128: a header that says by which key and as which frame of it, then the
 * frame, encrypted and authenticated together with the header and with what stays readable beside it.
 */
const SUITE = 0x0004
const KEY_BYTES = 16
const SALT_BYTES = 12
const TAG_BYTES = 16
/** A config byte and two numbers. */
const HEADER_MAX = 17

/** How many bytes a frame grows at most by: a key's id has four bytes here, a frame's number six. */
export const GROWTH_MAX = 1 + 4 + 6 + TAG_BYTES

export interface SframeHeader {
  keyId: number
  counter: number
  /** In bytes. */
  length: number
}

export interface SframeKey {
  id: number
  key: CryptoKey
  salt: Bytes
}

/** Section 4.3. Numbers are below 2^53. */
export function writeHeader(keyId: number, counter: number): Bytes {
  const header = new Uint8Array(HEADER_MAX)
  let length = 1
  const put = (value: number): number => {
    if (value < 8) {
      return value
    }
    const bytes = bigEndian(value)
    header.set(bytes, length)
    length += bytes.length
    return 8 | (bytes.length - 1)
  }
  header[0] = (put(keyId) << 4) | put(counter)
  return header.slice(0, length)
}

/** Null for what no sender of such frames writes: too short, not in the fewest bytes, or a number of 2^53 and more. */
export function readHeader(data: Uint8Array): SframeHeader | null {
  const config = data[0]
  if (config === undefined) {
    return null
  }
  let length = 1
  const take = (field: number): number | null => {
    if (field < 8) {
      return field
    }
    const bytes = data.subarray(length, length + (field & 7) + 1)
    length += bytes.length
    const value = bytes.reduce((read, byte) => read * 256 + byte, 0)
    const fewest = bytes.length === 1 ? value >= 8 : bytes[0] !== 0
    return bytes.length === (field & 7) + 1 && fewest && Number.isSafeInteger(value) ? value : null
  }
  const keyId = take(config >> 4)
  const counter = keyId === null ? null : take(config & 15)
  return keyId === null || counter === null ? null : { keyId, counter, length }
}

/** Section 4.4.2. */
export async function deriveKey(id: number, baseKey: Bytes): Promise<SframeKey> {
  const secret = await crypto.subtle.importKey('raw', baseKey, 'HKDF', false, ['deriveBits'])
  const derive = (label: string, bytes: number): Promise<ArrayBuffer> => {
    const info = joined(bytesOfText(label), fixed(id, 8), fixed(SUITE, 2))
    return crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
      secret,
      bytes * 8,
    )
  }
  const [raw, salt] = await Promise.all([
    derive('SFrame 1.0 Secret key ', KEY_BYTES),
    derive('SFrame 1.0 Secret salt ', SALT_BYTES),
  ])
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return { id, key, salt: new Uint8Array(salt) }
}

/**
 * Section 4.4.3.
 *
 * @param counter never used with this key before
 * @param metadata what is authenticated with the frame and goes another way
 */
export async function seal(
  key: SframeKey,
  counter: number,
  metadata: Uint8Array,
  frame: Bytes,
): Promise<Bytes> {
  const header = writeHeader(key.id, counter)
  const sealed = await crypto.subtle.encrypt(cipher(key, counter, header, metadata), key.key, frame)
  return joined(header, new Uint8Array(sealed))
}

/**
 * Section 4.4.4. Null for what was not sealed just so.
 *
 * @param header as read from the beginning of `sealed`
 */
export async function open(
  key: SframeKey,
  header: SframeHeader,
  metadata: Uint8Array,
  sealed: Bytes,
): Promise<Bytes | null> {
  const algorithm = cipher(key, header.counter, sealed.subarray(0, header.length), metadata)
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key.key, sealed.subarray(header.length)))
  } catch {
    return null
  }
}

function cipher(key: SframeKey, counter: number, header: Uint8Array, metadata: Uint8Array): AesGcmParams {
  const iv = fixed(counter, SALT_BYTES).map((byte, index) => byte ^ (key.salt[index] ?? 0))
  return { name: 'AES-GCM', iv, additionalData: joined(header, metadata), tagLength: TAG_BYTES * 8 }
}

function bigEndian(value: number): number[] {
  const bytes: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256)
  }
  return bytes
}

function fixed(value: number, length: number): Bytes {
  const all = new Uint8Array(length)
  const bytes = bigEndian(value)
  all.set(bytes, length - bytes.length)
  return all
}

export { fromBase64Url, toBase64Url } from '@/api/base64Url'

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

export function joined(...parts: readonly ArrayLike<number>[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function bytesOfText(text: string): Bytes {
  return new Uint8Array(new TextEncoder().encode(text))
}

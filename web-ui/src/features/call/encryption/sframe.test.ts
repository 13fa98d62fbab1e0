import { describe, expect, it } from 'vitest'
import { type Bytes, bytesOfText } from './bytes'
import { deriveKey, GROWTH_MAX, open, readHeader, seal, writeHeader } from './sframe'

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function unhex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}

/** RFC 9605, appendix C.1, as far as numbers are below 2^53. */
const HEADERS: [keyId: number, counter: number, encoded: string][] = [
  [0, 0, '00'],
  [0, 1, '01'],
  [0, 255, '08ff'],
  [0, 256, '090100'],
  [0, 65535, '09ffff'],
  [0, 65536, '0a010000'],
  [0, 16777215, '0affffff'],
  [0, 16777216, '0b01000000'],
  [0, 4294967295, '0bffffffff'],
  [0, 4294967296, '0c0100000000'],
  [0, 1099511627775, '0cffffffffff'],
  [0, 1099511627776, '0d010000000000'],
  [0, 281474976710655, '0dffffffffffff'],
  [0, 281474976710656, '0e01000000000000'],
  [1, 0, '10'],
  [1, 1, '11'],
  [1, 255, '18ff'],
  [1, 65536, '1a010000'],
  [255, 0, '80ff'],
  [255, 1, '81ff'],
  [255, 255, '88ffff'],
  [255, 256, '89ff0100'],
  [255, 4294967295, '8bffffffffff'],
  [256, 0, '900100'],
  [256, 255, '980100ff'],
  [65535, 1, '91ffff'],
  [65535, 65536, '9affff010000'],
  [65536, 256, 'a90100000100'],
  [16777215, 16777215, 'aaffffffffffff'],
  [16777216, 0, 'b001000000'],
  [4294967295, 4294967295, 'bbffffffffffffffff'],
  [4294967296, 65535, 'c90100000000ffff'],
]

/** RFC 9605, appendix C.3, cipher suite 4. */
const VECTOR = {
  keyId: 0x123,
  counter: 0x4567,
  baseKey: '000102030405060708090a0b0c0d0e0f',
  salt: '75234edefe07819026751816',
  metadata: '4945544620534672616d65205747',
  frame: '64726166742d696574662d736672616d652d656e63',
  sealed: '9901234567b7412c2513a1b66dbb48841bbaf17f598751176ad847681a69c6d0b091c07018ce4adb34eb',
}

describe('SFrame headers', () => {
  it.each(HEADERS)('of key %i and counter %i', (keyId, counter, encoded) => {
    expect(hex(writeHeader(keyId, counter))).toBe(encoded)
    expect(readHeader(unhex(encoded))).toEqual({ keyId, counter, length: encoded.length / 2 })
  })

  it.each(['', '08', '0901', '80', '99012345', '8007', '090001', '0f0100000000000000', 'f00000000000000001'])(
    'refuses %s',
    (encoded) => {
      expect(readHeader(unhex(encoded))).toBeNull()
    },
  )
})

describe('SFrame', () => {
  it('seals and opens the test vector', async () => {
    const key = await deriveKey(VECTOR.keyId, unhex(VECTOR.baseKey))
    const metadata = unhex(VECTOR.metadata)
    const sealed = await seal(key, VECTOR.counter, metadata, unhex(VECTOR.frame))

    expect(hex(key.salt)).toBe(VECTOR.salt)
    expect(hex(sealed)).toBe(VECTOR.sealed)
    const header = readHeader(sealed)
    expect(header && hex((await open(key, header, metadata, sealed)) ?? new Uint8Array())).toBe(VECTOR.frame)
  })

  it('opens nothing that was changed, in whichever byte', async () => {
    const key = await deriveKey(7, unhex(VECTOR.baseKey))
    const metadata = bytesOfText('readable')
    const sealed = await seal(key, 300, metadata, bytesOfText('a frame'))
    for (let at = 0; at < sealed.length; at++) {
      const forged = sealed.slice()
      forged[at] = (forged[at] ?? 0) ^ 1
      const header = readHeader(forged)
      expect(header && (await open(key, header, metadata, forged))).toBeNull()
    }
    const header = readHeader(sealed)
    expect(header && (await open(key, header, bytesOfText('Readable'), sealed))).toBeNull()
  })

  it('grows a frame by no more than it says', async () => {
    const key = await deriveKey(0xffff_ffff, unhex(VECTOR.baseKey))
    const sealed = await seal(key, 2 ** 48 - 1, new Uint8Array(), new Uint8Array(5))
    expect(sealed).toHaveLength(5 + GROWTH_MAX)
  })
})

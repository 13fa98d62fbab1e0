import { beforeEach, describe, expect, it } from 'vitest'
import { type Bytes, joined } from './bytes'
import { FrameOpener } from './frameOpener'
import { FrameSealer } from './frameSealer'
import { joinRedundant, readableBytes, shapeOf, splitRedundant, type FrameShape } from './frameParts'
import { KeyRing, keyIdOf } from './keyRing'
import { ReplayWindow } from './replayWindow'
import { deriveKey, type SframeKey } from './sframe'

const MICROPHONE = 0
const CAMERA = 1
const TAG = 0x801234
const CONTENT = 20

const KEY_FRAME: Bytes = joined([0x10, 1, 2, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00], content(60))
const DELTA_FRAME: Bytes = joined([0x31, 8, 0], content(60))
const VOICE: Bytes = joined([0x78], content(CONTENT))

function content(length: number): Bytes {
  return Uint8Array.from({ length }, (_, index) => (index * 7) % 251)
}

async function keyOf(generation: number, tag = TAG): Promise<SframeKey> {
  return deriveKey(keyIdOf(tag, generation), new Uint8Array(32).fill(generation + 1))
}

/** As Chromium sends it: earlier sounds before the present one (RFC 2198). */
function redundant(...blocks: Bytes[]): Bytes {
  const headers = blocks.map(({ length }, index) =>
    index === blocks.length - 1 ? [111] : [0x80 | 111, 0x0f, length >> 8, length & 0xff],
  )
  return joined(headers.flat(), ...blocks)
}

describe('frames on their way', () => {
  let sealer: FrameSealer
  let opener: FrameOpener
  let ring: KeyRing

  beforeEach(async () => {
    sealer = new FrameSealer()
    opener = new FrameOpener()
    ring = new KeyRing()
    sealer.setMode('sealed')
    sealer.setKey(await keyOf(0))
    ring.add(await keyOf(0))
  })

  async function sealed(frame: Bytes, shape: FrameShape, source: number): Promise<Bytes> {
    const done = await sealer.seal(frame, shape, source)
    if (!done) {
      throw new Error('not sealed')
    }
    return done
  }

  it.each([
    ['opus', VOICE, MICROPHONE],
    ['vp8', KEY_FRAME, CAMERA],
    ['vp8', DELTA_FRAME, CAMERA],
    ['vp9', content(900), CAMERA],
    ['red', redundant(VOICE), MICROPHONE],
    ['red', redundant(VOICE, joined([0x78], content(33))), MICROPHONE],
  ] as const)('of %s come out as they went in', async (shape, frame, source) => {
    const there = await sealed(frame, shape, source)
    expect(await opener.open(there, shape, source, ring, 'sealed')).toEqual({ frame })
  })

  it('leave what the router reads, and nothing else, in the clear', async () => {
    for (const [frame, shape, clear] of [
      [KEY_FRAME, 'vp8', 10],
      [KEY_FRAME, 'vp9', 0],
      [DELTA_FRAME, 'vp8', 3],
      [VOICE, 'opus', 1],
    ] as const) {
      const there = await sealed(frame, shape, CAMERA)
      expect(there.slice(0, clear)).toEqual(frame.slice(0, clear))
      expect(hexOf(there)).not.toContain(hexOf(frame.slice(clear, clear + 8)))
    }
  })

  it('can be taken out of a redundant payload by the router, which reads its headers', async () => {
    const there = await sealed(redundant(VOICE, VOICE), 'red', MICROPHONE)
    const present = splitRedundant(there)?.at(-1)?.data
    expect(present && (await opener.open(present, 'opus', MICROPHONE, ring, 'sealed'))).toEqual({
      frame: VOICE,
    })
  })

  it('are played where only an earlier sound of the payload cannot be read', async () => {
    const blocks = splitRedundant(await sealed(redundant(VOICE, VOICE), 'red', MICROPHONE)) ?? []
    blocks[0]?.data.fill(0, 3)
    const there = joinRedundant(blocks)
    expect(await opener.open(there, 'red', MICROPHONE, ring, 'sealed')).toEqual({ frame: redundant(VOICE) })
  })

  it('do not open when the readable part, the source or the content was changed', async () => {
    const there = await sealed(KEY_FRAME, 'vp8', CAMERA)
    for (const at of [6, 30, there.length - 1]) {
      const forged = there.slice()
      forged[at] = (forged[at] ?? 0) ^ 4
      expect(await opener.open(forged, 'vp8', CAMERA, ring, 'sealed')).toEqual({ refused: 'forged' })
    }
    expect(await opener.open(there, 'vp8', MICROPHONE, ring, 'sealed')).toEqual({ refused: 'forged' })
  })

  it('do not open twice', async () => {
    const there = await sealed(DELTA_FRAME, 'vp8', CAMERA)
    await opener.open(there, 'vp8', CAMERA, ring, 'sealed')
    expect(await opener.open(there, 'vp8', CAMERA, ring, 'sealed')).toEqual({ refused: 'replayed' })
  })

  it('of the key before and of the next one open at once', async () => {
    const before = await sealed(VOICE, 'opus', MICROPHONE)
    ring.add(await keyOf(1))
    sealer.setKey(await keyOf(1))
    const after = await sealed(VOICE, 'opus', MICROPHONE)
    expect(await opener.open(after, 'opus', MICROPHONE, ring, 'sealed')).toEqual({ frame: VOICE })
    expect(await opener.open(before, 'opus', MICROPHONE, ring, 'sealed')).toEqual({ frame: VOICE })
  })

  it('by a key that is not there yet are told so', async () => {
    sealer.setKey(await keyOf(1))
    const there = await sealed(VOICE, 'opus', MICROPHONE)
    expect(await opener.open(there, 'opus', MICROPHONE, ring, 'sealed')).toEqual({ refused: 'keyMissing' })
    expect(await opener.open(there, 'opus', MICROPHONE, ring, 'plain')).toEqual({ refused: 'keyMissing' })
  })

  it('cannot be read by one who has no key of that device', async () => {
    const stranger = new KeyRing()
    stranger.add(await keyOf(0, TAG + 1))
    const there = await sealed(VOICE, 'opus', MICROPHONE)
    expect(await opener.open(there, 'opus', MICROPHONE, stranger, 'sealed')).toEqual({ refused: 'plain' })
  })

  it('that are not encrypted come in only where nothing is', async () => {
    expect(await opener.open(VOICE, 'opus', MICROPHONE, ring, 'sealed')).toEqual({ refused: 'plain' })
    expect(await opener.open(KEY_FRAME, 'vp8', CAMERA, ring, 'held')).toEqual({ refused: 'plain' })
    expect(await opener.open(VOICE, 'opus', MICROPHONE, ring, 'plain')).toEqual({ frame: VOICE })
    const pair = redundant(VOICE, VOICE)
    expect(await opener.open(pair, 'red', MICROPHONE, ring, 'plain')).toEqual({ frame: pair })
  })

  it('of a voice that the router leaves out are silence, not an attack', async () => {
    const sign = Uint8Array.of(0x78)
    expect(await opener.open(sign, 'opus', MICROPHONE, ring, 'sealed')).toEqual({ frame: sign })
    // One that says that more frames follow is not what the router sends.
    expect(await opener.open(Uint8Array.of(0x7b), 'opus', MICROPHONE, ring, 'sealed')).toEqual({
      refused: 'plain',
    })
  })

  it('do not go out before it is known that all can encrypt, nor without a key, nor of another codec', async () => {
    sealer.setMode('held')
    expect(await sealer.seal(VOICE, 'opus', MICROPHONE)).toBeNull()
    sealer.setMode('plain')
    expect(await sealer.seal(VOICE, 'opus', MICROPHONE)).toEqual(VOICE)
    sealer.setMode('sealed')
    expect(await sealer.seal(VOICE, shapeOf('picture', 'video/H264'), CAMERA)).toBeNull()
    const keyless = new FrameSealer()
    keyless.setMode('sealed')
    expect(await keyless.seal(VOICE, 'opus', MICROPHONE)).toBeNull()
  })

  it('never have one number twice under one key', async () => {
    const numbers = await Promise.all(
      Array.from({ length: 40 }, async () => hexOf((await sealed(VOICE, 'opus', MICROPHONE)).slice(1, 8))),
    )
    expect(new Set(numbers).size).toBe(40)
  })
})

describe('parts of frames', () => {
  it.each([[[]], [[0x80]], [[0xef, 0, 0, 5]], [[0xef, 0, 0, 5, 111, 1, 2]], [[111]]])(
    'are refused where a payload is shorter than it says: %j',
    (payload) => {
      expect(splitRedundant(Uint8Array.from(payload))).toBeNull()
    },
  )

  it('leave out an earlier sound that has become too long', () => {
    const long = redundant(content(1000), VOICE)
    const blocks = splitRedundant(long) ?? []
    const grown = blocks.map((block, index) => (index === 0 ? { ...block, data: content(1024) } : block))
    expect(joinRedundant(grown)).toEqual(redundant(VOICE))
  })

  it('are no longer than the frame', () => {
    expect(readableBytes('vp8', Uint8Array.of(0x10, 0))).toBe(2)
    expect(readableBytes('opus', new Uint8Array())).toBe(0)
  })

  it('are known by what the browser calls the codec', () => {
    expect(shapeOf('sound', 'audio/red')).toBe('red')
    expect(shapeOf('sound', undefined)).toBe('opus')
    expect(shapeOf('picture', 'video/VP8')).toBe('vp8')
    expect(shapeOf('picture', 'video/VP9')).toBe('vp9')
    expect(shapeOf('picture', 'video/AV1')).toBeNull()
  })
})

describe('the keys of a person', () => {
  it('are the newest few, of the newest devices', async () => {
    const ring = new KeyRing()
    for (let generation = 0; generation < 10; generation++) {
      ring.add(await keyOf(generation))
    }
    expect(ring.get(keyIdOf(TAG, 5))).toBeUndefined()
    expect(ring.get(keyIdOf(TAG, 6))).toBeDefined()
    ring.addDevice(1)
    ring.addDevice(2)
    expect([TAG, 1, 2].map((tag) => ring.knows(tag))).toEqual([false, true, true])
  })
})

describe('numbers that were there', () => {
  it('may come out of order, once', () => {
    const window = new ReplayWindow()
    ;[5, 3, 4, 2000].forEach((number) => {
      expect(window.isNew(number)).toBe(true)
      window.add(number)
    })
    expect([3, 4, 5, 2000].map((number) => window.isNew(number))).toEqual([false, false, false, false])
    expect(window.isNew(6)).toBe(true)
    window.add(5000)
    expect(window.isNew(2000)).toBe(false)
    expect(window.isNew(4000)).toBe(true)
  })
})

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

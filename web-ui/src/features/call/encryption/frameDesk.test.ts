import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Bytes, joined } from './bytes'
import { FrameDesk } from './frameDesk'
import { FrameSealer } from './frameSealer'
import { keyIdOf } from './keyRing'
import { deriveKey, type SframeKey } from './sframe'
import type { Person } from '@/realtime/protocol.gen'

const ANNA = 'anna' as Person
const CAMERA = 1
const TAG = 0x801234
const PICTURE: Bytes = joined([0x31, 8, 0], new Uint8Array(60))

describe('pictures that could not be opened at first', () => {
  const wantKeyFrame = vi.fn()
  let desk: FrameDesk
  let key: SframeKey
  let sealer: FrameSealer

  beforeEach(async () => {
    wantKeyFrame.mockClear()
    desk = new FrameDesk(() => undefined)
    desk.told({ type: 'mode', send: 'sealed', receive: 'sealed' })
    key = await deriveKey(keyIdOf(TAG, 0), new Uint8Array(32).fill(1))
    sealer = new FrameSealer()
    sealer.setMode('sealed')
    sealer.setKey(key)
  })

  function receiver() {
    const work = desk.workOf({ side: 'receive', receiver: 7 }, 'picture', wantKeyFrame)
    return async () => {
      const frame = await sealer.seal(PICTURE, 'vp8', CAMERA)
      return frame && work(frame, 'video/VP8')
    }
  }

  it('are asked for as a whole once, whatever was missing', async () => {
    const receives = receiver()
    expect(await receives()).toBeNull()
    desk.told({ type: 'receives', receiver: 7, person: ANNA, source: CAMERA })
    expect(await receives()).toBeNull()
    expect(wantKeyFrame).not.toHaveBeenCalled()
    desk.told({ type: 'openWith', person: ANNA, key })

    expect(await receives()).not.toBeNull()
    expect(await receives()).not.toBeNull()
    expect(wantKeyFrame).toHaveBeenCalledTimes(1)
  })

  it('are not asked for where all of them opened', async () => {
    desk.told({ type: 'receives', receiver: 7, person: ANNA, source: CAMERA })
    desk.told({ type: 'openWith', person: ANNA, key })
    const receives = receiver()
    expect(await receives()).not.toBeNull()
    expect(wantKeyFrame).not.toHaveBeenCalled()
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WholePicture } from './wholePicture'

const KEY_FRAME = Uint8Array.of(0x10)
const DELTA_FRAME = Uint8Array.of(0x31)

const ask = vi.fn()
let whole: WholePicture

beforeEach(() => {
  vi.useFakeTimers()
  ask.mockClear()
  whole = new WholePicture(ask)
})

afterEach(() => {
  vi.useRealTimers()
})

it('is asked for again as long as it does not come, once a second', () => {
  whole.missed()
  whole.opened(DELTA_FRAME, 'vp8')
  whole.opened(DELTA_FRAME, 'vp8')
  expect(ask).toHaveBeenCalledTimes(1)

  vi.advanceTimersByTime(1000)
  whole.opened(DELTA_FRAME, 'vp8')
  expect(ask).toHaveBeenCalledTimes(2)

  whole.opened(KEY_FRAME, 'vp8')
  vi.advanceTimersByTime(1000)
  whole.opened(DELTA_FRAME, 'vp8')
  expect(ask).toHaveBeenCalledTimes(2)
})

it('is not asked for where the first that opens is one', () => {
  whole.missed()
  whole.opened(KEY_FRAME, 'vp8')
  whole.opened(DELTA_FRAME, 'vp8')
  expect(ask).not.toHaveBeenCalled()
})

it('knows a whole picture of VP9, also one that is only shown again', () => {
  whole.missed()
  // Marker and profile, "shown again", type: an interframe, a picture that is shown again, a key frame.
  whole.opened(Uint8Array.of(0x84, 0), 'vp9')
  whole.opened(Uint8Array.of(0x88, 0), 'vp9')
  expect(ask).toHaveBeenCalledTimes(1)
  whole.opened(Uint8Array.of(0x80, 0x49), 'vp9')
  vi.advanceTimersByTime(1000)
  whole.opened(Uint8Array.of(0x84, 0), 'vp9')
  expect(ask).toHaveBeenCalledTimes(1)
})

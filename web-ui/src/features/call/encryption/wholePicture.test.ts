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
  whole.opened(DELTA_FRAME)
  whole.opened(DELTA_FRAME)
  expect(ask).toHaveBeenCalledTimes(1)

  vi.advanceTimersByTime(1000)
  whole.opened(DELTA_FRAME)
  expect(ask).toHaveBeenCalledTimes(2)

  whole.opened(KEY_FRAME)
  vi.advanceTimersByTime(1000)
  whole.opened(DELTA_FRAME)
  expect(ask).toHaveBeenCalledTimes(2)
})

it('is not asked for where the first that opens is one', () => {
  whole.missed()
  whole.opened(KEY_FRAME)
  whole.opened(DELTA_FRAME)
  expect(ask).not.toHaveBeenCalled()
})

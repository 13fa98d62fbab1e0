// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LONGEST_WAIT_MS, perFrame } from './perFrame'

const FRAME_MS = 16

let taken: number[]
let hidden: boolean

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'],
  })
  taken = []
  hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
})

afterEach(() => {
  vi.useRealTimers()
})

it('hands on before the next frame what came since the one before, in its order', () => {
  const gather = perFrame<number>((item) => taken.push(item))
  gather(1)
  gather(2)
  gather(3)
  expect(taken).toEqual([])
  vi.advanceTimersByTime(FRAME_MS)
  expect(taken).toEqual([1, 2, 3])
  gather(4)
  vi.advanceTimersByTime(FRAME_MS)
  expect(taken).toEqual([1, 2, 3, 4])
  expect(vi.getTimerCount()).toBe(0)
})

it('does not wait for a frame that does not come', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0)
  const gather = perFrame<number>((item) => taken.push(item))
  gather(1)
  vi.advanceTimersByTime(LONGEST_WAIT_MS)
  expect(taken).toEqual([1])
})

it('waits for nothing while the page is hidden, and keeps the order', () => {
  const gather = perFrame<number>((item) => taken.push(item))
  gather(1)
  hidden = true
  gather(2)
  expect(taken).toEqual([1, 2])
  gather(3)
  expect(taken).toEqual([1, 2, 3])
  expect(vi.getTimerCount()).toBe(0)
})

it('keeps nothing back for one that is failed at', () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const gather = perFrame<number>((item) => {
    if (item === 1) {
      throw new Error('one')
    }
    taken.push(item)
  })
  gather(1)
  gather(2)
  vi.advanceTimersByTime(FRAME_MS)
  expect(taken).toEqual([2])
  expect(reported).toHaveBeenCalledOnce()
})

it('hands on in the next frame what comes of handing on', () => {
  const gather = perFrame<number>((item) => {
    taken.push(item)
    if (item === 1) {
      gather(2)
    }
  })
  gather(1)
  vi.advanceTimersByTime(FRAME_MS)
  expect(taken).toEqual([1])
  vi.advanceTimersByTime(FRAME_MS)
  expect(taken).toEqual([1, 2])
})

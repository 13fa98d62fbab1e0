import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { PAUSE_HOLDS_MS, usePausedTracks } from './pausedTracks'
import type { HeldCall } from '../heldCall'
import { ANN, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { CallId, Track } from '@/realtime/protocol.gen'

const CALL = asId<CallId>('1')
const bob = {
  ...participant(BOB, 'bob 1'),
  tracks: [{ id: 'front', source: 'camera' as const, muted: false }] satisfies Track[],
}
const call = ref({ id: CALL, participants: [participant(ANN, 'ann 1'), bob] })
const paused = usePausedTracks({ call } as unknown as HeldCall)
const tell = (...ids: string[]) => {
  paused.told({
    type: 'call.tracksPaused',
    callId: CALL,
    tracks: ids.map((trackId) => ({ publisher: BOB, trackId })),
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  call.value = { ...call.value, id: CALL }
  tell()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a paused track', () => {
  it('is known by its publisher and its source, until it goes on', () => {
    tell('front')
    expect(paused.isPaused(BOB, 'camera')).toBe(true)
    expect(paused.isPaused(BOB, 'screen')).toBe(false)
    expect(paused.isPaused(ANN, 'camera')).toBe(false)
    tell()
    expect(paused.isPaused(BOB, 'camera')).toBe(false)
  })

  it('is one of the present call only', () => {
    tell('front')
    call.value = { ...call.value, id: asId<CallId>('2') }
    expect(paused.isPaused(BOB, 'camera')).toBe(false)
  })

  it('does not stay so where the router is not heard of any more', () => {
    tell('front')
    vi.advanceTimersByTime(PAUSE_HOLDS_MS - 1)
    tell('front')
    vi.advanceTimersByTime(PAUSE_HOLDS_MS - 1)
    expect(paused.isPaused(BOB, 'camera')).toBe(true)
    vi.advanceTimersByTime(1)
    expect(paused.isPaused(BOB, 'camera')).toBe(false)
  })

  it('is none for a track that nobody publishes', () => {
    tell('gone')
    expect(paused.isPaused(BOB, 'camera')).toBe(false)
  })
})

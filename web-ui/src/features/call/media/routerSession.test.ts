import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeConnection } from '@/testing/fakeConnection'
import { FakeStream } from '@/testing/fakeStream'
import { RouterSession } from './routerSession'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { CallView, UserId } from '@/realtime/protocol.gen'

vi.mock('../callApi', () => ({
  iceServers: () => Promise.resolve([]),
  scalableVideo: () => Promise.resolve(false),
}))

const CID = asId<UserId>('cid')
const ann = participant(ANN, 'ann 1')
const withCamera = (person: UserId, muted = false) => ({
  ...participant(person, `${person} 1`),
  tracks: [
    { id: 'microphone', source: 'microphone' as const, muted: false },
    { id: 'camera', source: 'camera' as const, muted },
  ],
})
const of = (over: Partial<CallView>) => answered({ mediaPath: 'router', ...over })

beforeEach(() => {
  vi.useFakeTimers()
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.stubGlobal('MediaStream', FakeStream)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function session(call: CallView) {
  const send = vi.fn()
  const subscribe = vi.fn()
  const onLost = vi.fn()
  const router = new RouterSession({
    send,
    subscribe,
    tracks: () => new Map(),
    relayOnly: () => false,
    transforms: null,
    onNoWay: vi.fn(),
    onLost,
  })
  router.follow(call, ANN)
  await vi.advanceTimersByTimeAsync(0)
  const answer = async () => {
    router.receive('router', { kind: 'answer', sdp: 'v=0\r\na=fingerprint:sha-256 AA\r\n', sections: [] })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { router, send, subscribe, onLost, answer }
}

const three = of({ participants: [ann, withCamera(BOB), withCamera(CID)] })

describe('the others', () => {
  it('are connected once the router has agreed and the media flow', async () => {
    const { router, answer } = await session(three)
    expect([...router.links]).toEqual([
      [BOB, 'connecting'],
      [CID, 'connecting'],
    ])
    await answer()
    FakeConnection.opened[0]?.become('connected')
    expect([...router.links.values()]).toEqual(['connected', 'connected'])
    expect(router.media.get(BOB)?.audio.getTracks()).toHaveLength(1)
    expect(router.media.get(BOB)?.video.getTracks()).toHaveLength(1)
    expect(router.link()).toBe('connected')
    router.close()
  })

  it('harm nobody else while they are awaited', async () => {
    const { router, answer } = await session(three)
    await answer()
    FakeConnection.opened[0]?.become('connected')
    router.follow(of({ participants: [ann, withCamera(BOB)], awaited: [CID] }), ANN)
    expect([...router.links.values()]).toEqual(['connected', 'reconnecting'])
    expect(router.link()).toBe('connected')
    router.close()
  })

  it('are heard again who came back before their sections were free', async () => {
    const { router, answer } = await session(three)
    await answer()
    FakeConnection.opened[0]?.become('connected')
    const without = of({ participants: [ann, withCamera(BOB)] })
    router.follow(without, ANN)
    router.follow(three, ANN)
    await flushPromises()
    expect(router.media.get(CID)?.audio.getTracks()).toHaveLength(1)
    router.close()
  })
})

describe('a broken connection', () => {
  it('is mended as between browsers, and given up in the end', async () => {
    const { router, answer, onLost } = await session(three)
    await answer()
    const [pc] = FakeConnection.opened
    pc?.become('connected')
    pc?.become('disconnected')
    expect(router.link()).toBe('reconnecting')
    await vi.advanceTimersByTimeAsync(1000)
    expect(pc?.iceRestarts).toBe(1)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(FakeConnection.opened.length).toBeGreaterThan(1)
    await vi.advanceTimersByTimeAsync(52_000)
    expect(onLost).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1000)
    expect(onLost).toHaveBeenCalledWith(true)
    router.close()
  })
})

describe('a connection that has just begun anew', () => {
  it('is not restarted for what was broken before it', async () => {
    const { router, answer } = await session(three)
    await answer()
    FakeConnection.opened[0]?.become('connected')
    FakeConnection.opened[0]?.become('disconnected')
    await vi.advanceTimersByTimeAsync(500)
    router.receive('router', { kind: 'restart', fresh: true })
    await vi.advanceTimersByTimeAsync(0)
    await answer()
    const anew = FakeConnection.opened[1]
    anew?.become('connecting')
    await vi.advanceTimersByTimeAsync(2000)
    expect(anew?.iceRestarts).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(anew?.iceRestarts).toBe(1)
    router.close()
  })
})

describe('another network, or another server', () => {
  it('is used at once, though what there was seems to be connected, and by the same tracks', async () => {
    const { router, answer } = await session(three)
    await answer()
    const [pc] = FakeConnection.opened
    pc?.become('connected')
    const voice = router.media.get(BOB)?.audio.getTracks()
    router.mend(false)
    await vi.advanceTimersByTimeAsync(0)
    expect(pc?.iceRestarts).toBe(1)
    await answer()
    expect(FakeConnection.opened).toHaveLength(1)
    expect(router.media.get(BOB)?.audio.getTracks()).toEqual(voice)
    expect(router.link()).toBe('connected')
    router.close()
  })
})

describe('a subscription', () => {
  const shown = (height: number) => [{ person: BOB, source: 'camera' as const, height }]

  it('is told once heights have settled, and only what has changed', async () => {
    const { router, subscribe } = await session(three)
    expect(router.receives(BOB, 'camera')).toBe(true)
    router.show(shown(100))
    router.show(shown(350))
    await vi.advanceTimersByTimeAsync(250)
    router.show(shown(351))
    router.show(shown(355))
    await vi.advanceTimersByTimeAsync(1000)
    expect(subscribe.mock.calls).toEqual([[[{ publisher: BOB, trackId: 'camera', maxHeight: 360 }]]])
    expect(router.receives(BOB, 'camera')).toBe(true)
    expect(router.receives(CID, 'camera')).toBe(false)
    expect(router.receives(CID, 'microphone')).toBe(true)
    router.close()
  })

  it('is told again to a router that has not heard it', async () => {
    const { router, subscribe, answer } = await session(three)
    router.show(shown(350))
    await vi.advanceTimersByTimeAsync(250)
    await answer()
    FakeConnection.opened[0]?.become('connected')
    await vi.advanceTimersByTimeAsync(250)
    expect(subscribe).toHaveBeenCalledTimes(2)
    router.close()
  })
})

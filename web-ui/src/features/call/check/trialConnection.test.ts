// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { offerToRouter } from './checkApi'
import { tryConnection, type Wanted } from './trialConnection'
import { Problem } from '@/api/problem'
import type { IceServer } from '@/api/schema'
import { FakeConnection } from '@/testing/fakeConnection'

vi.mock('./checkApi')

const RELAY: IceServer = { urls: ['turn:turn.example.org:3478'], username: 'u', credential: 'c' }

/** Takes no servers, as a browser that finds their addresses bad. */
class PickyConnection extends FakeConnection {
  constructor(configuration: RTCConfiguration) {
    if ((configuration.iceServers ?? []).length > 0) {
      throw new DOMException('turn://host', 'SyntaxError')
    }
    super()
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.mocked(offerToRouter).mockReset().mockResolvedValue('answer')
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function begin(wanted: Partial<Wanted> = {}) {
  const look = new AbortController()
  const trial = tryConnection({
    transport: 'udp',
    servers: [],
    relayOnly: false,
    signal: look.signal,
    ...wanted,
  })
  return { look, trial, connection: () => FakeConnection.opened[0] as FakeConnection }
}

describe('a connection that is tried', () => {
  it('is closed by the time it ends, also where nothing comes of it', async () => {
    const { trial, connection } = begin()
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await trial).outcome).toBe('noWay')
    expect(connection().closed).toBe(true)
  })

  it('is not opened with a bad address of the relay', async () => {
    vi.stubGlobal('RTCPeerConnection', PickyConnection)
    expect((await begin({ servers: [RELAY] }).trial).outcome).toBe('misconfigured')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('leaves no timer behind', async () => {
    const { trial, connection } = begin()
    await vi.advanceTimersByTimeAsync(1)
    connection().become('connected')
    expect((await trial).outcome).toBe('connected')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('tells what the server said, and blames it for nothing of the browser', async () => {
    vi.mocked(offerToRouter).mockRejectedValueOnce(new Problem('RATE_LIMITED', 429))
    expect(await begin().trial).toMatchObject({ outcome: 'unanswered', problem: 'RATE_LIMITED' })
    vi.mocked(offerToRouter).mockRejectedValueOnce(new DOMException('bad', 'OperationError'))
    expect(await begin().trial).toMatchObject({ outcome: 'unanswered', problem: null })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends at once with an abort, while the server still thinks', async () => {
    let answer: (sdp: string) => void = () => undefined
    vi.mocked(offerToRouter).mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const { look, trial, connection } = begin()
    await vi.advanceTimersByTimeAsync(1)
    look.abort()
    const found = await trial
    expect(connection().closed).toBe(true)
    answer('late')
    await vi.advanceTimersByTimeAsync(1)
    expect(found.outcome).toBe('unanswered')
    expect(connection().currentRemoteDescription).toBeNull()
  })

  it('ends in time where the server does not answer', async () => {
    vi.mocked(offerToRouter).mockReturnValue(new Promise(() => undefined))
    const { trial } = begin()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await trial).toMatchObject({ outcome: 'unanswered', problem: 'NETWORK' })
  })
})

describe('a relay that is tried without a router', () => {
  const alone = { transport: null, servers: [RELAY], relayOnly: true }

  it('is there once it gives an address', async () => {
    const { trial, connection } = begin(alone)
    await vi.advanceTimersByTimeAsync(1)
    connection().gather('candidate:1 1 udp 1 9.9.9.9 5000 typ relay raddr 0.0.0.0 rport 0')
    expect(await trial).toMatchObject({ outcome: 'connected', relayed: true })
    expect(offerToRouter).not.toHaveBeenCalled()
    expect(connection().closed).toBe(true)
  })

  it('is not, once the browser has asked everywhere', async () => {
    const { trial, connection } = begin(alone)
    await vi.advanceTimersByTimeAsync(1)
    connection().onicecandidateerror?.({ errorCode: 401 })
    connection().endGathering()
    expect(await trial).toMatchObject({ outcome: 'noWay', relayed: false, errors: [401] })
  })
})

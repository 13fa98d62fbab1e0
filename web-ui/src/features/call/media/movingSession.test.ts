import { shallowReactive } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeConnection } from '@/testing/fakeConnection'
import { FakeStream } from '@/testing/fakeStream'
import { noMedia, type PersonLink, type RemoteMedia, type SessionOptions } from './mediaSession'
import type { MeshSession } from './meshSession'
import { useCallSession } from './callSession'
import { MovingSession } from './movingSession'
import type { Signal } from './signal'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { CallView, PeerAddress, Person, TrackSource, UserId } from '@/realtime/protocol.gen'

vi.mock('../callApi', () => ({
  iceServers: () => Promise.resolve([]),
  scalableVideo: () => Promise.resolve(false),
}))

const CID = asId<UserId>('cid')
const ann = participant(ANN, 'ann 1')
const publishing = (person: UserId, ...sources: TrackSource[]) => ({
  ...participant(person, `${person} 1`),
  tracks: sources.map((source) => ({ id: source, source, muted: false })),
})
const of = (over: Partial<CallView>) => answered({ mediaPath: 'router', ...over })
const two = of({ participants: [ann, publishing(BOB, 'microphone', 'camera')] })

class FakeMesh {
  shown = null
  lingerMs = 6000
  takes = (from: PeerAddress) => from !== 'router'
  readonly links = shallowReactive(new Map<Person, PersonLink>([[BOB, 'connected']]))
  readonly media = shallowReactive(new Map<Person, RemoteMedia>([[BOB, noMedia()]]))
  wasConnected = true
  brokenFor = 0
  rest = vi.fn()
  receive = vi.fn()
  setTrack = vi.fn()
  audioSources = vi.fn(() => ['mesh'])
  stats = vi.fn()
  close = vi.fn(() => {
    this.links.clear()
    this.media.clear()
  })
}

/** The sections of an offer are those of Ann's four sources first, then the others'. */
const BOBS_VOICE = '4'
const BOBS_CAMERA = '5'

let mesh: FakeMesh
let arrived: Map<string, { type: string; kind: string; mid: string } & Record<string, unknown>>

beforeEach(() => {
  vi.useFakeTimers()
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  vi.stubGlobal('MediaStream', FakeStream)
  mesh = new FakeMesh()
  arrived = new Map()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

function arrives(mid: string, kind: 'audio' | 'video') {
  const count = kind === 'audio' ? { jitterBufferEmittedCount: 960 } : { framesDecoded: 1 }
  arrived.set(mid, { type: 'inbound-rtp', kind, mid, ...count })
}

async function moving(call: CallView) {
  const onMoved = vi.fn()
  const onLost = vi.fn()
  const ways = { relayOnly: () => false, transforms: null }
  const options = { send: vi.fn(), subscribe: vi.fn(), tracks: () => new Map(), ...ways }
  const session = new MovingSession(
    mesh as unknown as MeshSession,
    { ...options, onNoWay: vi.fn(), onLost },
    onMoved,
  )
  session.follow(call, ANN)
  await pass(0)
  const [line] = FakeConnection.opened as [FakeConnection]
  line.getStats = () => Promise.resolve(arrived as unknown as RTCStatsReport)
  const connect = async () => {
    session.receive('router', { kind: 'answer', sdp: 'v=0\r\na=fingerprint:sha-256 AA\r\n', sections: [] })
    await pass(0)
    line.become('connected')
  }
  return { session, line, connect, onMoved, onLost }
}

const trackOf = (line: FakeConnection, mid: string) => line.transceivers[Number(mid)]?.receiver.track

describe('a call that moves to the router', () => {
  it('has been without a way since it was so before', async () => {
    Object.assign(mesh, { wasConnected: false, brokenFor: 4 })
    const { session } = await moving(two)
    await pass(2000)
    expect(session.brokenFor).toBe(6)
    session.close()
  })

  it('plays each track from there once it has come, in the streams that are played already', async () => {
    const played = mesh.media.get(BOB) as RemoteMedia
    const former = { kind: 'audio' } as MediaStreamTrack
    played.audio.addTrack(former)
    const { session, line, connect } = await moving(two)
    await connect()
    await pass(500)
    expect(session.media.get(BOB)).toBe(played)
    expect(played.audio.getTracks()).toEqual([former])
    expect(session.audioSources(BOB)).toEqual(['mesh'])

    arrives(BOBS_VOICE, 'audio')
    await pass(100)
    expect(played.audio.getTracks()).toEqual([trackOf(line, BOBS_VOICE)])
    expect(played.video.getTracks()).toEqual([])
    expect(session.audioSources(BOB)).toEqual([])
    arrives(BOBS_CAMERA, 'video')
    await pass(100)
    expect(played.video.getTracks()).toEqual([trackOf(line, BOBS_CAMERA)])
    session.close()
  })

  it('plays a voice by one way at a time, and never by none', async () => {
    const played = mesh.media.get(BOB) as RemoteMedia
    const former = { kind: 'audio', enabled: true } as MediaStreamTrack
    played.audio.addTrack(former)
    const { session, line, connect } = await moving(two)
    await connect()
    const next = trackOf(line, BOBS_VOICE)
    const picture = trackOf(line, BOBS_CAMERA)
    expect([former.enabled, next?.enabled]).toEqual([true, false])

    arrives(BOBS_VOICE, 'audio')
    await pass(100)
    expect([former.enabled, next?.enabled]).toEqual([false, true])
    expect(played.audio.getTracks()).toEqual([next])
    expect((played.audio as unknown as FakeStream).fewest).toBe(1)
    expect(picture?.enabled).not.toBe(false)
    session.close()
  })

  it('tells of the other track, for whoever plays the track itself', async () => {
    const told = vi.fn()
    mesh.media.get(BOB)?.audio.addEventListener('addtrack', told)
    const { session, connect } = await moving(two)
    await connect()
    await pass(500)
    expect(told).not.toHaveBeenCalled()
    arrives(BOBS_VOICE, 'audio')
    await pass(500)
    expect(told).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('is connected all the time', async () => {
    const { session, connect } = await moving(two)
    expect(session.link()).toBe('connected')
    expect(session.links.get(BOB)).toBe('connected')
    await connect()
    expect(session.link()).toBe('connected')
    session.close()
  })

  it('keeps the former way for others who are slower, then leaves it', async () => {
    const { session, connect, onMoved } = await moving(two)
    await connect()
    arrives(BOBS_VOICE, 'audio')
    await pass(10_000)
    expect(onMoved).not.toHaveBeenCalled()
    arrives(BOBS_CAMERA, 'video')
    await pass(5000)
    expect(mesh.close).not.toHaveBeenCalled()
    await pass(1200)
    expect(mesh.close).toHaveBeenCalledTimes(1)
    expect(onMoved).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('does not wait for what a host has muted', async () => {
    const hold = { person: BOB, source: 'camera' as const, by: ANN }
    const { session, connect, onMoved } = await moving({ ...two, held: [hold] })
    await connect()
    arrives(BOBS_VOICE, 'audio')
    await pass(6200)
    expect(onMoved).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('is over with the former way, whatever has come by then', async () => {
    const { session, connect, onMoved } = await moving(two)
    await connect()
    await pass(1000)
    mesh.links.set(BOB, 'reconnecting')
    await pass(200)
    expect(onMoved).toHaveBeenCalledTimes(1)
    expect(mesh.close).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('does not wait for what is not sent', async () => {
    const silent = {
      ...ann,
      person: BOB,
      connectionId: asId<CallView['participants'][0]['connectionId']>('b'),
    }
    const { session, connect, onMoved } = await moving(
      of({
        participants: [ann, { ...silent, tracks: [{ id: 'microphone', source: 'microphone', muted: true }] }],
      }),
    )
    await connect()
    await pass(6200)
    expect(onMoved).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('does not wait for a way that is broken, and plays from the router at once', async () => {
    mesh.links.set(BOB, 'reconnecting')
    const played = mesh.media.get(BOB) as RemoteMedia
    const { session, line, connect, onMoved } = await moving(two)
    expect(session.link()).toBe('reconnecting')
    await connect()
    await pass(100)
    expect(session.link()).toBe('connected')
    expect(played.audio.getTracks()).toEqual([trackOf(line, BOBS_VOICE)])
    arrives(BOBS_VOICE, 'audio')
    arrives(BOBS_CAMERA, 'video')
    await pass(200)
    expect(onMoved).toHaveBeenCalledTimes(1)
    session.close()
  })

  it('is not given up while the browsers reach each other', async () => {
    const { session, onLost } = await moving(two)
    await pass(70_000)
    expect(onLost).not.toHaveBeenCalled()
    mesh.links.set(BOB, 'reconnecting')
    await pass(1000)
    expect(onLost).toHaveBeenCalledWith(true)
    session.close()
  })

  it('lets a third one come by the router alone', async () => {
    const { session, line, connect } = await moving(two)
    session.follow(of({ participants: [...two.participants, publishing(CID, 'microphone')] }), ANN)
    await connect()
    await pass(100)
    await connect()
    const voice = session.media.get(CID)?.audio.getTracks()
    expect(voice).toEqual([line.transceivers.at(-1)?.receiver.track])
    session.close()
  })

  it('hears both ways, and sends to both', async () => {
    const { session, line } = await moving(two)
    const late = { kind: 'restart', fresh: false } as const
    session.receive(asId<CallView['participants'][0]['connectionId']>('bob 1'), late)
    expect(mesh.receive).toHaveBeenCalledTimes(1)
    const track = { kind: 'audio' } as MediaStreamTrack
    session.setTrack('microphone', track)
    expect(mesh.setTrack).toHaveBeenCalledWith('microphone', track)
    expect(line.transceivers[0]?.sent).toContain(track)
    session.close()
    expect(mesh.close).toHaveBeenCalled()
    expect(line.closed).toBe(true)
  })
})

const answerOf = (certificate: string): Signal => ({
  kind: 'answer',
  sdp: `v=0\r\na=fingerprint:sha-256 ${certificate}\r\n`,
  sections: [],
})

/** A call through a router, all of whose tracks are played. */
async function throughRouter() {
  const sent: { to: PeerAddress; signal: Signal }[] = []
  const subscribe = vi.fn()
  const options: SessionOptions = {
    send: (to, signal) => sent.push({ to, signal }),
    subscribe,
    tracks: () => new Map(),
    relayOnly: () => false,
    transforms: null,
    onNoWay: vi.fn(),
    onLost: vi.fn(),
  }
  const { session, sessionFor, leaveRouter, close } = useCallSession(() => options)
  const follow = (call: CallView) => {
    sessionFor(call).follow(call, ANN, false)
  }
  const answer = async (certificate: string, index: number) => {
    session.value?.receive('router', answerOf(certificate))
    await pass(0)
    const pc = FakeConnection.opened[index] as FakeConnection
    pc.become('connected')
    return pc
  }
  follow(two)
  await pass(0)
  session.value?.show([{ person: BOB, source: 'camera', height: 360 }])
  const first = await answer('AA', 0)
  await pass(300)
  return { session, follow, leaveRouter, close, sent, subscribe, answer, first }
}

describe('a router that is about to stop', () => {
  it('goes on until each track has come from the next one', async () => {
    const { session, leaveRouter, answer, first, close } = await throughRouter()
    const played = session.value?.media.get(BOB) as RemoteMedia
    expect(played.audio.getTracks()).toEqual([trackOf(first, BOBS_VOICE)])

    leaveRouter('sha-256 aa', two, ANN)
    await pass(0)
    const second = await answer('BB', 1)
    second.getStats = () => Promise.resolve(arrived as unknown as RTCStatsReport)
    await pass(500)
    expect(session.value?.media.get(BOB)).toBe(played)
    expect(played.audio.getTracks()).toEqual([trackOf(first, BOBS_VOICE)])
    expect(session.value?.link()).toBe('connected')

    arrives(BOBS_VOICE, 'audio')
    await pass(100)
    expect(played.audio.getTracks()).toEqual([trackOf(second, BOBS_VOICE)])
    expect(played.video.getTracks()).toEqual([trackOf(first, BOBS_CAMERA)])
    arrives(BOBS_CAMERA, 'video')
    await pass(100)
    expect(played.video.getTracks()).toEqual([trackOf(second, BOBS_CAMERA)])
    expect(first.closed).toBe(false)

    await pass(3000)
    expect(first.closed).toBe(true)
    expect(second.closed).toBe(false)
    expect(played.video.getTracks()).toEqual([trackOf(second, BOBS_CAMERA)])
    close()
  })

  it('is asked for nothing more, nor does its late answer reach the next one', async () => {
    const { session, follow, leaveRouter, sent, first, close } = await throughRouter()
    leaveRouter('sha-256 AA', two, ANN)
    await pass(0)
    sent.length = 0
    const second = FakeConnection.opened[1] as FakeConnection
    session.value?.receive('router', answerOf('AA'))
    await pass(0)
    expect(second.currentRemoteDescription).toBeNull()

    follow(of({ participants: [...two.participants, publishing(CID, 'microphone')] }))
    session.value?.receive('router', answerOf('BB'))
    await pass(0)
    expect(second.currentRemoteDescription?.sdp).toContain('BB')
    expect(first.currentRemoteDescription?.sdp).toContain('AA')
    expect(sent.map(({ signal }) => signal.kind)).toEqual(['offer'])
    expect(second.transceivers.length).toBeGreaterThan(first.transceivers.length)
    close()
  })

  it('is left once, however often it says so, and the next one is left in its turn', async () => {
    const { session, leaveRouter, answer, close } = await throughRouter()
    leaveRouter('sha-256 AA', two, ANN)
    leaveRouter('sha-256 AA', two, ANN)
    leaveRouter('sha-256 CC', two, ANN)
    await pass(0)
    expect(FakeConnection.opened).toHaveLength(2)
    await answer('BB', 1)
    leaveRouter('sha-256 AA', two, ANN)
    await pass(0)
    expect(FakeConnection.opened).toHaveLength(2)

    // Before everything has come by it.
    const played = session.value?.media.get(BOB) as RemoteMedia
    const [first, second] = FakeConnection.opened as [FakeConnection, FakeConnection]
    leaveRouter('sha-256 BB', two, ANN)
    await pass(0)
    const third = await answer('CC', 2)
    third.getStats = () => Promise.resolve(arrived as unknown as RTCStatsReport)
    await pass(500)
    expect(played.audio.getTracks()).toEqual([trackOf(first, BOBS_VOICE)])
    arrives(BOBS_VOICE, 'audio')
    arrives(BOBS_CAMERA, 'video')
    await pass(200)
    expect(played.audio.getTracks()).toEqual([trackOf(third, BOBS_VOICE)])
    await pass(3000)
    expect([first.closed, second.closed, third.closed]).toEqual([true, true, false])
    close()
  })

  it('is played from no more once its connection has ended', async () => {
    const { session, leaveRouter, answer, first, close } = await throughRouter()
    leaveRouter('sha-256 AA', two, ANN)
    await pass(0)
    const second = await answer('BB', 1)
    first.become('failed')
    await pass(200)
    const played = session.value?.media.get(BOB) as RemoteMedia
    expect(played.audio.getTracks()).toEqual([trackOf(second, BOBS_VOICE)])
    expect(first.closed).toBe(true)
    close()
  })

  it('hands over which pictures are shown', async () => {
    const { leaveRouter, answer, subscribe, close } = await throughRouter()
    expect(subscribe).toHaveBeenCalledTimes(1)
    leaveRouter('sha-256 AA', two, ANN)
    await answer('BB', 1)
    await pass(300)
    expect(subscribe.mock.lastCall).toEqual([[{ publisher: BOB, trackId: 'camera', maxHeight: 360 }]])
    expect(subscribe.mock.calls.length).toBeGreaterThan(1)
    close()
  })

  it('is no matter of another call', async () => {
    const { session, leaveRouter, close } = await throughRouter()
    const present = session.value
    leaveRouter('sha-256 AA', { ...two, id: asId<CallView['id']>('another') }, ANN)
    expect(session.value).toBe(present)
    close()
  })
})

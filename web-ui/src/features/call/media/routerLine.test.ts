import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeConnection } from '@/testing/fakeConnection'
import { RouterLine } from './routerLine'
import type { Wish } from './sectionPlan'
import type { Signal, Source } from './signal'
import { BOB } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')
const answer = (fingerprint = 'AA'): Signal => ({
  kind: 'answer',
  sdp: `v=0\r\na=fingerprint:sha-256 ${fingerprint}\r\n`,
  sections: [],
})
const voice = (publisher: UserId): Wish => ({ publisher, trackId: 'microphone', source: 'microphone' })
const camera = (publisher: UserId): Wish => ({ publisher, trackId: 'camera', source: 'camera' })

let sent: Signal[]
let onReceived: ReturnType<typeof vi.fn<() => void>>
let line: RouterLine
let scalable: boolean

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  FakeConnection.opened = []
  vi.stubGlobal('RTCPeerConnection', FakeConnection)
  sent = []
  scalable = false
  onReceived = vi.fn<() => void>()
  line = new RouterLine({
    iceServers: () => Promise.resolve([]),
    scalable: () => Promise.resolve(scalable),
    transforms: null,
    send: (signal) => sent.push(signal),
    onReceived,
    onState: () => undefined,
  })
})

afterEach(() => {
  line.close()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function pc(): FakeConnection {
  const last = FakeConnection.opened.findLast(({ closed }) => !closed) ?? FakeConnection.opened.at(-1)
  if (!last) {
    throw new Error('no connection was opened')
  }
  return last
}

function offers() {
  return sent.filter((signal) => signal.kind === 'offer')
}

async function wish(...wishes: Wish[]): Promise<void> {
  line.wish(wishes, new Set(wishes.map(({ publisher }) => publisher)))
  await flushPromises()
}

async function answered(fingerprint?: string): Promise<void> {
  await line.receive(answer(fingerprint))
  await flushPromises()
}

describe('an offer', () => {
  it('has one’s own sections first, then those of the others', async () => {
    await wish(voice(BOB), camera(BOB))
    const own = (source: Source, mid: string) => ({ mid, trackId: source, source, publisher: null })
    expect(offers()[0]?.sections).toEqual([
      own('microphone', '0'),
      own('camera', '1'),
      own('screen', '2'),
      own('screenSound', '3'),
      { mid: '4', ...voice(BOB) },
      { mid: '5', ...camera(BOB) },
    ])
    expect(pc().transceivers.map(({ direction }) => direction)).toEqual([
      ...Array<string>(4).fill('sendonly'),
      ...Array<string>(2).fill('recvonly'),
    ])
  })

  it('sends the camera in three layers, the smallest first, and the screen in one', async () => {
    await wish()
    const [, ofCamera, ofScreen] = pc().transceivers
    expect(
      ofCamera?.init.sendEncodings?.map(({ rid, scaleResolutionDownBy }) => [rid, scaleResolutionDownBy]),
    ).toEqual([
      ['l', 4],
      ['m', 2],
      ['h', 1],
    ])
    expect(ofScreen?.init.sendEncodings).toBeUndefined()
  })

  it('is made one at a time: what is wished for meanwhile waits for the answer', async () => {
    await wish(voice(BOB))
    await wish(voice(BOB), voice(CID))
    expect(offers()).toHaveLength(1)
    await answered()
    expect(offers()).toHaveLength(2)
    expect(offers()[1]?.sections.at(-1)).toEqual({ mid: '5', ...voice(CID) })
    await answered()
    expect(offers()).toHaveLength(2)
  })

  it('is not made where nothing is new', async () => {
    await wish(voice(BOB))
    await answered()
    await wish(voice(BOB))
    expect(offers()).toHaveLength(1)
  })

  it('makes the sections of who has left inactive, and uses them for who comes', async () => {
    await wish(voice(BOB))
    await answered()
    await wish()
    expect(pc().transceivers[4]?.direction).toBe('inactive')
    expect(offers()[1]?.sections).toHaveLength(4)
    await answered()
    await wish(voice(CID))
    expect(pc().transceivers).toHaveLength(5)
    expect(pc().transceivers[4]?.direction).toBe('recvonly')
    expect(offers()[2]?.sections.at(-1)).toEqual({ mid: '4', ...voice(CID) })
  })

  it('is made again where no answer comes', async () => {
    await wish(voice(BOB))
    line.tick()
    await flushPromises()
    expect(offers()).toHaveLength(1)
    vi.advanceTimersByTime(4000)
    line.tick()
    await flushPromises()
    expect(offers()).toHaveLength(2)
    expect(offers()[1]).toEqual(offers()[0])
    expect(FakeConnection.opened).toHaveLength(1)
  })
})

describe('what is received', () => {
  it('counts once the router has agreed', async () => {
    await wish(voice(BOB))
    expect(line.receptions()).toEqual([])
    await answered()
    expect(onReceived).toHaveBeenCalledOnce()
    expect(line.receptions()).toMatchObject([{ wish: voice(BOB), mid: '4' }])
  })
})

describe('a fresh connection', () => {
  it('takes the place of one whose answer comes from another router', async () => {
    await wish(voice(BOB))
    await answered('AA')
    await wish(voice(BOB), camera(BOB))
    const [former] = FakeConnection.opened
    await answered('BB')
    expect(former?.closed).toBe(true)
    expect(FakeConnection.opened).toHaveLength(2)
    expect(former?.currentRemoteDescription?.sdp).toContain('AA')
    expect(offers()).toHaveLength(3)
    expect(offers()[2]?.sections).toHaveLength(6)
    await answered('BB')
    expect(pc().currentRemoteDescription?.sdp).toContain('BB')
  })

  it('is made when the router asks for it, with the tracks of before', async () => {
    const microphone = { kind: 'audio' } as MediaStreamTrack
    line.setTrack('microphone', microphone)
    await wish(voice(BOB))
    await answered()
    await line.receive({ kind: 'restart', fresh: true })
    await flushPromises()
    expect(FakeConnection.opened).toHaveLength(2)
    expect(pc().transceivers[0]?.sent).toEqual([microphone])
    expect(pc().transceivers).toHaveLength(5)
  })
})

it('looks for another way by a restart of ICE, after the answer it waits for', async () => {
  await wish(voice(BOB))
  line.restart()
  await flushPromises()
  expect(pc().iceRestarts).toBe(0)
  await answered()
  expect(pc().iceRestarts).toBe(1)
  expect(offers()).toHaveLength(2)
  // The tracks stay what they are for the others.
  expect(offers()[1]?.sections).toEqual(offers()[0]?.sections)
  expect(FakeConnection.opened).toHaveLength(1)
  await answered()
  expect(offers()).toHaveLength(2)
})

it('changes a device without an offer', async () => {
  await wish()
  await answered()
  const track = { kind: 'video' } as MediaStreamTrack
  line.setTrack('camera', track)
  line.setTrack('camera', null)
  await flushPromises()
  expect(pc().transceivers[1]?.sent).toEqual([null, track, null])
  expect(offers()).toHaveLength(1)
})

it('does nothing once it is closed', async () => {
  await wish(voice(BOB))
  line.close()
  await answered()
  line.renew()
  await flushPromises()
  expect(FakeConnection.opened).toHaveLength(1)
  expect(offers()).toHaveLength(1)
})

it('says an offer again whose connection to the server was lost, without looking for another way', async () => {
  await wish(voice(BOB))
  line.mend(false)
  await flushPromises()
  expect(offers()).toHaveLength(2)
  expect(pc().iceRestarts).toBe(0)
  await line.receive(answer())
  line.mend(false)
  await flushPromises()
  expect(offers()).toHaveLength(3)
  expect(pc().iceRestarts).toBe(1)
})

it('begins anew once the server is there again, where the router has been silent', async () => {
  await wish(voice(BOB))
  await line.receive(answer())
  const heard = (agoMs: number) =>
    vi
      .spyOn(pc(), 'getStats')
      .mockResolvedValue(
        new Map([
          ['pair', { type: 'candidate-pair', timestamp: 9000, lastPacketReceivedTimestamp: 9000 - agoMs }],
        ]) as unknown as RTCStatsReport,
      )
  heard(300)
  line.mend(false)
  await flushPromises()
  expect(FakeConnection.opened).toHaveLength(1)
  expect(pc().iceRestarts).toBe(1)
  await line.receive(answer())
  heard(900)
  line.mend(false)
  await flushPromises()
  expect(FakeConnection.opened).toHaveLength(2)
  expect(offers()).toHaveLength(3)
})

it('looks for another way once the network has changed, however silent the router has been', async () => {
  await wish(voice(BOB))
  await line.receive(answer())
  vi.spyOn(pc(), 'getStats').mockResolvedValue(
    new Map([
      ['pair', { type: 'candidate-pair', timestamp: 9000, lastPacketReceivedTimestamp: 2000 }],
    ]) as unknown as RTCStatsReport,
  )
  line.mend(true)
  await flushPromises()
  await line.receive(answer())
  line.mend(false)
  await flushPromises()
  expect(FakeConnection.opened).toHaveLength(1)
  expect(pc().iceRestarts).toBe(2)
})

it('takes no answer to another offer than the present one', async () => {
  await wish(voice(BOB))
  await line.receive(answer())
  const before = pc().currentRemoteDescription
  pc().offered = 'v=0\r\no=- 7 3 IN IP4 127.0.0.1\r\n'
  await wish(voice(BOB), voice(CID))
  await line.receive(answerTo('6 3'))
  expect(pc().currentRemoteDescription).toBe(before)
  // The second answer to one that was said twice.
  await line.receive(answerTo('7 2'))
  expect(pc().currentRemoteDescription).toBe(before)
  await line.receive(answerTo('7 3'))
  expect(pc().currentRemoteDescription?.sdp).toContain('7 3')
})

function answerTo(origin: string): Signal {
  return {
    kind: 'answer',
    sdp: `v=0\r\no=- ${origin} IN IP4 127.0.0.1\r\na=fingerprint:sha-256 AA\r\n`,
    sections: [],
  }
}

describe('a camera as scalable video', () => {
  const codec = (mimeType: string) => ({ mimeType, clockRate: 90_000 })
  const first = (index: number) => pc().transceivers[index]?.preferred[0]?.mimeType

  beforeEach(() => {
    const codecs = [codec('video/VP8'), codec('video/VP9'), codec('audio/opus')]
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs }) })
  })

  it('is offered where the server takes it, and taken from others', async () => {
    scalable = true
    await wish(camera(BOB))
    expect(pc().transceivers[1]?.init.sendEncodings).toEqual([
      { scalabilityMode: 'L3T3', maxBitrate: 1_800_000 },
    ])
    expect(first(1)).toBe('video/VP9')
    expect(first(2)).toBe('video/VP8')
    expect(pc().transceivers[4]?.preferred.map(({ mimeType }) => mimeType)).toEqual([
      'video/VP8',
      'video/VP9',
    ])
  })

  it('is offered nowhere else', async () => {
    await wish(camera(BOB))
    expect(pc().transceivers[1]?.init.sendEncodings).toHaveLength(3)
    expect(first(1)).toBe('video/VP8')
    expect(pc().transceivers[4]?.preferred.map(({ mimeType }) => mimeType)).toEqual(['video/VP8'])
  })

  it('ends once, by another connection, where it is to be', async () => {
    scalable = true
    await wish(camera(BOB))
    await answered()
    const before = FakeConnection.opened.length
    scalable = false
    line.leaveScalable()
    line.leaveScalable()
    await flushPromises()
    expect(FakeConnection.opened).toHaveLength(before + 1)
    expect(pc().transceivers[1]?.init.sendEncodings).toHaveLength(3)
  })
})

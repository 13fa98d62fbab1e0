import { describe, expect, it } from 'vitest'
import { RunningSummary } from './callSummary'
import { measure, type Measures } from './measures'
import { judge, type Level, NO_CONNECTION, type Quality, Smoother, UNKNOWN } from './quality'
import { type Report, snapshotOf } from './snapshot'

/** The shape of Chromium's report, cut to what is read, one second apart. */
function report(at: number, more: Record<string, object> = {}): Report {
  const entries: Record<string, object> = {
    A: { type: 'codec', mimeType: 'video/VP8' },
    B: { type: 'outbound-rtp', kind: 'audio', bytesSent: 1000 * at, packetsSent: 50 * at },
    C: {
      type: 'outbound-rtp',
      kind: 'video',
      bytesSent: 40_000 * at,
      packetsSent: 40 * at,
      frameWidth: 640,
      frameHeight: 360,
      framesPerSecond: 23.98,
      codecId: 'A',
    },
    D: { type: 'remote-inbound-rtp', kind: 'audio', fractionLost: 0, roundTripTime: 0.032, jitter: 0.002 },
    E: {
      type: 'inbound-rtp',
      kind: 'audio',
      bytesReceived: 1500 * at,
      packetsReceived: 50 * at,
      packetsLost: 0,
    },
    F: { type: 'candidate-pair', state: 'failed', nominated: false, localCandidateId: 'H' },
    G: {
      type: 'candidate-pair',
      state: 'succeeded',
      nominated: true,
      localCandidateId: 'H',
      remoteCandidateId: 'I',
      currentRoundTripTime: 0.03,
      availableOutgoingBitrate: 900_000,
    },
    H: { type: 'local-candidate', candidateType: 'host', protocol: 'udp' },
    I: { type: 'remote-candidate', candidateType: 'srflx', protocol: 'udp' },
    J: { type: 'transport', selectedCandidatePairId: 'G' },
    ...more,
  }
  return new Map(Object.entries(entries).map(([id, entry]) => [id, { id, timestamp: at * 1000, ...entry }]))
}

function measured(more: Record<string, object> = {}): Measures {
  return measure(snapshotOf(report(10)), snapshotOf(report(11, more)))
}

const good = measured()

describe('a report', () => {
  it('is measured by the second', () => {
    expect(good).toMatchObject({
      upLoss: 0,
      downLoss: 0,
      roundTrip: 32,
      jitter: 2,
      upRate: 328_000,
      downRate: 12_000,
      available: 900_000,
      silent: false,
      sentVideo: { width: 640, height: 360, frames: 24, codec: 'VP8' },
      receivedVideo: null,
      path: { relayed: false, protocol: 'UDP' },
    })
  })

  it('tells a relay by either candidate', () => {
    const relayed = measured({ H: { type: 'local-candidate', candidateType: 'relay', relayProtocol: 'tcp' } })
    expect(relayed.path).toEqual({ relayed: true, protocol: 'TCP' })
    expect(measured({ I: { type: 'remote-candidate', candidateType: 'relay' } }).path?.relayed).toBe(true)
  })

  it('of another browser may lack nearly everything', () => {
    const empty = snapshotOf(new Map())
    expect(measure(empty, empty)).toMatchObject({ upLoss: null, downLoss: null, path: null, silent: false })
    const bare = new Map([['x', { id: 'x', type: 'inbound-rtp', timestamp: 1000 }]])
    expect(judge(measure(empty, snapshotOf(bare)), true)).toEqual(UNKNOWN)
  })

  it('begins anew with a new connection', () => {
    const anew = measure(snapshotOf(report(10)), snapshotOf(report(1)))
    expect(anew.downRate).toBeGreaterThan(0)
    expect(anew.downLoss).toBe(0)
  })
})

describe('a judgement', () => {
  it('is four bars and no cause where all is well', () => {
    expect(judge(good, true)).toEqual(UNKNOWN)
  })

  it.each<[string, Partial<Measures>, Level, Quality['cause']]>([
    ['upload', { upLoss: 0.12 }, 1, { name: 'upLoss', share: 0.12 }],
    ['little loss', { upLoss: 0.03 }, 3, { name: 'upLoss', share: 0.03 }],
    ['download', { downLoss: 0.06 }, 2, { name: 'downLoss', share: 0.06 }],
    ['delay', { roundTrip: 400 }, 2, { name: 'delay', ms: 400 }],
    ['jitter', { jitter: 200 }, 1, { name: 'jitter', ms: 200 }],
    ['a narrow way', { available: 100_000 }, 2, { name: 'narrow', rate: 100_000 }],
    ['freezes', { freezes: 1 }, 2, { name: 'freezes' }],
    ['the worst of two', { freezes: 1, downLoss: 0.5 }, 1, { name: 'downLoss', share: 0.5 }],
  ])('names the cause: %s', (_, change, level, cause) => {
    expect(judge({ ...good, ...change }, true)).toEqual({ level, cause })
  })

  it('knows silence from having nothing to say', () => {
    const silent = measured({
      E: { type: 'inbound-rtp', kind: 'audio', bytesReceived: 15_000, packetsReceived: 500, packetsLost: 0 },
    })
    expect(judge(silent, true)).toEqual(NO_CONNECTION)
    expect(judge(silent, false)).toEqual(UNKNOWN)
  })

  it('asks little of sound alone', () => {
    expect(judge({ ...good, available: 60_000, sentVideo: null }, true)).toEqual(UNKNOWN)
  })
})

describe('what is shown', () => {
  const of = (level: Level): Quality =>
    level === 4 ? UNKNOWN : { level, cause: { name: 'delay', ms: 1000 - level } }

  function shown(...levels: Level[]): Level[] {
    const smoother = new Smoother()
    return levels.map((level) => smoother.next(of(level)).level)
  }

  it('does not flicker by one bad second', () => {
    expect(shown(4, 1, 4, 1, 4)).toEqual([4, 4, 4, 4, 4])
  })

  it('gets worse in two seconds, by the milder of two', () => {
    expect(shown(4, 1, 2)).toEqual([4, 4, 2])
  })

  it('gets better in four, by the worst of them', () => {
    expect(shown(1, 1, 4, 3, 4, 4)).toEqual([4, 1, 1, 1, 1, 3])
  })
})

it('sums a call up', () => {
  const running = new RunningSummary()
  expect(running.summary().upLoss).toEqual({ average: null, max: null })
  running.add(good)
  running.add({ ...good, upLoss: 0.1, roundTrip: 132, path: { relayed: true, protocol: 'UDP' } })
  running.add({ ...good, upLoss: null })
  expect(running.summary()).toMatchObject({
    samples: 3,
    upLoss: { average: 0.05, max: 0.1 },
    downLoss: { average: 0, max: 0 },
    path: good.path,
  })
  expect(running.summary().roundTrip.max).toBe(132)
})

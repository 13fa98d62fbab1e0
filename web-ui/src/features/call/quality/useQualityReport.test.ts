// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { wireQuality } from './useQualityReport'

const none = { average: null, max: null }

it('reports averages in percent and whole milliseconds', () => {
  expect(
    wireQuality(
      {
        samples: 9,
        upLoss: { average: 0.1234, max: 0.4 },
        downLoss: none,
        roundTrip: { average: 48.6, max: 90 },
        jitter: { average: 3.2, max: 9 },
        path: { relayed: false, protocol: 'UDP' },
      },
      'router',
    ),
  ).toEqual({
    sentLostPercent: 12.3,
    receivedLostPercent: 0,
    roundTripMs: 49,
    jitterMs: 3,
    route: 'routerUdp',
  })
})

it('keeps within what the server takes', () => {
  const absurd = { average: 1e9, max: 1e9 }
  expect(
    wireQuality(
      {
        samples: 1,
        upLoss: absurd,
        downLoss: { average: -1, max: 0 },
        roundTrip: absurd,
        jitter: absurd,
        path: { relayed: true, protocol: 'TLS' },
      },
      'direct',
    ),
  ).toEqual({
    sentLostPercent: 100,
    receivedLostPercent: 0,
    roundTripMs: 60_000,
    jitterMs: 60_000,
    route: 'relayTcp',
  })
})

it('reports nothing before anything was measured', () => {
  expect(
    wireQuality(
      { samples: 0, upLoss: none, downLoss: none, roundTrip: none, jitter: none, path: null },
      'direct',
    ),
  ).toBeNull()
})

it.each([
  [null, 'unknown'],
  [{ relayed: false, protocol: '' }, 'unknown'],
  [{ relayed: false, protocol: 'TCP' }, 'directTcp'],
] as const)('says of %j that it went by %s', (path, route) => {
  const summary = { samples: 1, upLoss: none, downLoss: none, roundTrip: none, jitter: none, path }
  expect(wireQuality(summary, 'direct')?.route).toBe(route)
})

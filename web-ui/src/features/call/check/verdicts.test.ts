import { describe, expect, it, vi } from 'vitest'
import { socketResult, tripsOf } from './socketStep'
import { type Cause, failed, outlookOf, passed, type Results, skipped, STEPS, warned } from './steps'
import type { Trial } from './trialConnection'
import { isInner, isInnerHost, waysOf } from './verdicts'
import type { CallCheckPlan } from '@/api/schema'

const PAGE = 'chat.example.org'
const PLAN: CallCheckPlan = {
  router: true,
  udp: ['8.8.4.4:10000'],
  tcp: ['8.8.4.4:10000'],
  iceServers: [],
  origin: 'https://chat.example.org',
  proxy: 'trusted',
}
const RELAYED: CallCheckPlan = {
  ...PLAN,
  iceServers: [{ urls: ['turn:turn.example.org:3478'], username: 'u', credential: 'c' }],
}
const BY: Trial = {
  outcome: 'connected',
  ms: 12,
  address: '8.8.4.4:10000',
  relayed: false,
  errors: [],
  problem: null,
}
const NO_WAY: Trial = { ...BY, outcome: 'noWay', ms: null, address: null }
const REFUSED: Trial = { ...NO_WAY, outcome: 'refused' }

describe('the ways to the router', () => {
  it('work', () => {
    const ways = waysOf(RELAYED, { udp: BY, tcp: BY, relay: { ...BY, relayed: true } }, PAGE)
    expect(ways.udp).toEqual(passed({ ms: 12, address: '8.8.4.4:10000' }))
    expect(ways.tcp.state).toBe('passed')
    expect(ways.relay.state).toBe('passed')
  })

  it('are one where UDP is blocked', () => {
    const ways = waysOf(PLAN, { udp: NO_WAY, tcp: BY, relay: null }, PAGE)
    expect(ways.udp).toMatchObject({ state: 'failed', cause: 'udpBlocked' })
    expect(ways.tcp.state).toBe('passed')
  })

  it('are one by the relay where both are blocked', () => {
    const ways = waysOf(RELAYED, { udp: NO_WAY, tcp: NO_WAY, relay: BY }, PAGE)
    expect(ways.udp.cause).toBe('udpBlocked')
    expect(ways.tcp).toMatchObject({ state: 'failed', cause: 'tcpClosed' })
  })

  it('are there where the router was reached and not trusted', () => {
    const byUdp = waysOf(PLAN, { udp: REFUSED, tcp: NO_WAY, relay: null }, PAGE)
    expect([byUdp.udp.cause, byUdp.tcp.cause]).toEqual(['handshake', 'tcpClosed'])
    const byTcp = waysOf(PLAN, { udp: NO_WAY, tcp: REFUSED, relay: null }, PAGE)
    expect([byTcp.udp.cause, byTcp.tcp.cause]).toEqual(['udpClosed', 'handshake'])
    const byRelay = waysOf(RELAYED, { udp: NO_WAY, tcp: NO_WAY, relay: { ...REFUSED, relayed: true } }, PAGE)
    expect([byRelay.udp.cause, byRelay.relay.cause]).toEqual(['udpClosed', 'handshake'])
  })

  it('are not known where the network broke off meanwhile', () => {
    const ways = waysOf(RELAYED, { udp: NO_WAY, tcp: BY, relay: NO_WAY }, PAGE, true)
    expect(ways.udp).toMatchObject({ state: 'skipped', cause: 'interrupted' })
    expect(ways.tcp.state).toBe('passed')
    expect(ways.relay.cause).toBe('interrupted')
    const refused = { ...NO_WAY, errors: [401] }
    expect(waysOf(RELAYED, { udp: BY, tcp: BY, relay: refused }, PAGE, true).relay.cause).toBe('relayRefused')
  })

  it('are one where TCP is blocked, which harms little', () => {
    expect(waysOf(PLAN, { udp: BY, tcp: NO_WAY, relay: null }, PAGE).tcp).toMatchObject({
      state: 'warned',
      cause: 'tcpBlocked',
    })
  })

  it('are none where the router is not reached at all', () => {
    const ways = waysOf(PLAN, { udp: NO_WAY, tcp: NO_WAY, relay: null }, PAGE)
    expect(ways.udp.cause).toBe('routerUnreachable')
    expect(ways.tcp.cause).toBe('routerUnreachable')
  })

  it('are none where a public page leads to inner addresses alone', () => {
    const inner = { ...PLAN, udp: ['172.17.0.2:10000', '127.0.0.1:10000'], tcp: ['172.17.0.2:10000'] }
    const nothing = { udp: NO_WAY, tcp: NO_WAY, relay: null }
    expect(waysOf(inner, nothing, PAGE).udp.cause).toBe('privateAddress')
    expect(waysOf(inner, nothing, '172.17.0.2').udp.cause).toBe('routerUnreachable')
  })

  it('are left out where there is no router, no TCP and no relay', () => {
    const none = { ...PLAN, router: false, udp: [], tcp: [] }
    const ways = waysOf(none, { udp: null, tcp: null, relay: null }, PAGE)
    expect([ways.udp.cause, ways.tcp.cause, ways.relay.cause]).toEqual(['routerOff', 'routerOff', 'noRelay'])
    expect(waysOf({ ...PLAN, tcp: [] }, { udp: BY, tcp: null, relay: null }, PAGE).tcp.cause).toBe('tcpOff')
  })

  it('are left out where too many are tried', () => {
    const busy: Trial = { ...NO_WAY, outcome: 'unanswered', problem: 'RATE_LIMITED' }
    expect(waysOf(PLAN, { udp: busy, tcp: busy, relay: null }, PAGE).udp).toMatchObject({
      state: 'skipped',
      cause: 'routerBusy',
    })
  })

  it('are judged by what the server said, the relay too', () => {
    const causes = (problem: Trial['problem']) => {
      const trial: Trial = { ...NO_WAY, outcome: 'unanswered', problem }
      const { udp, relay } = waysOf(RELAYED, { udp: trial, tcp: BY, relay: trial }, PAGE)
      return [udp.cause, relay.cause]
    }
    expect(causes('UNAVAILABLE')).toEqual(['routerBusy', 'routerBusy'])
    expect(causes('NETWORK')).toEqual(['noServer', 'noServer'])
    expect(causes('INTERNAL')).toEqual(['notTried', 'notTried'])
    expect(causes(null)).toEqual(['notTried', 'notTried'])
  })

  it('tell why the relay does not serve', () => {
    const relay = (trial: Partial<Trial>) =>
      waysOf(RELAYED, { udp: BY, tcp: BY, relay: { ...NO_WAY, ...trial } }, PAGE).relay.cause
    expect(relay({ errors: [701, 401] })).toBe('relayRefused')
    expect(relay({ errors: [701] })).toBe('relayUnreachable')
    expect(relay({})).toBe('relayFailed')
    expect(relay({ outcome: 'misconfigured' })).toBe('relayMisconfigured')
    expect(relay({ relayed: true })).toBe('relayNoRouter')
  })
})

describe('an address', () => {
  it.each(['10.0.0.1', '172.16.3.4', '192.168.0.1', '127.0.0.1', '169.254.1.1', '100.64.0.1'])(
    '%s is of an inner network',
    (address) => {
      expect(isInner([`${address}:10000`])).toBe(true)
    },
  )

  it.each(['9.9.9.9', '172.32.0.1', '100.63.0.1', '[2a00::1]'])('%s is of the internet', (address) => {
    expect(isInner([`${address}:10000`])).toBe(false)
  })

  it.each(['localhost', 'chat', 'chat.lan', '[fd00::1]', '[::1]'])('%s is an inner host', (host) => {
    expect(isInnerHost(host)).toBe(true)
  })

  it('is one of several', () => {
    expect(isInner(['[fd00::1]:1', '10.0.0.1:1'])).toBe(true)
    expect(isInner(['[fd00::1]:1', '9.9.9.9:1'])).toBe(false)
    expect(isInner([])).toBe(false)
  })
})

describe('the connection to the server', () => {
  const result = (trips: (number | null)[], lost = 0, plan: CallCheckPlan | null = PLAN) =>
    socketResult(trips, lost, plan, 'https://chat.example.org')

  it('answers, by its median', () => {
    expect(result([40, 10, 30])).toEqual(passed({ ms: 30 }))
  })

  it('is not there, breaks off, or is slow', () => {
    expect(result([null, null]).cause).toBe('socketClosed')
    expect(result([10, null]).cause).toBe('socketUnstable')
    expect(result([10, 10], 1).cause).toBe('socketUnstable')
    expect(result([1500, 1500, 1500])).toMatchObject({ state: 'warned', cause: 'socketSlow' })
  })

  it('is judged without a plan, too', () => {
    expect(result([40, 10, 30], 0, null)).toEqual(passed({ ms: 30 }))
  })

  it('is asked no more after the first request without an answer', async () => {
    const ping = vi.fn().mockResolvedValueOnce({}).mockRejectedValue(new Error('unanswered'))
    vi.useFakeTimers()
    const asked = tripsOf(ping, new AbortController().signal)
    await vi.runAllTimersAsync()
    vi.useRealTimers()
    const trips = await asked
    expect(ping).toHaveBeenCalledTimes(2)
    expect(trips).toEqual([expect.any(Number), null])
  })

  it('goes by a proxy that changes what it should not', () => {
    expect(result([10], 0, { ...PLAN, proxy: 'untrusted' }).cause).toBe('proxyUntrusted')
    expect(result([10], 0, { ...PLAN, origin: 'http://chat.example.org' }).cause).toBe('otherAddress')
  })
})

describe('the outlook', () => {
  const all = Object.fromEntries(STEPS.map((step) => [step, passed()])) as Results

  it('is good where all is well, or was left out', () => {
    expect(outlookOf(all)).toBe('good')
    expect(outlookOf({ ...all, relay: { state: 'skipped', cause: 'noRelay', facts: {} } })).toBe('good')
  })

  it('is open while something is looked at', () => {
    expect(outlookOf({ ...all, tcp: { state: 'running', cause: null, facts: {} } })).toBeNull()
  })

  it('is limited by one way that is closed, and bad without any', () => {
    const closed = { state: 'failed', cause: 'udpBlocked', facts: {} } as const
    expect(outlookOf({ ...all, udp: closed })).toBe('limited')
    expect(
      outlookOf({
        ...all,
        udp: closed,
        tcp: closed,
        relay: { state: 'skipped', cause: 'noRelay', facts: {} },
      }),
    ).toBe('bad')
    expect(outlookOf({ ...all, socket: closed })).toBe('bad')
  })

  const ways = (udp: Cause, tcp: Cause, relay: Cause): Results => ({
    ...all,
    udp: skipped(udp),
    tcp: skipped(tcp),
    relay: skipped(relay),
  })

  it('is not known where no way could be tried', () => {
    expect(outlookOf(ways('routerBusy', 'routerBusy', 'routerBusy'))).toBe('unknown')
    expect(outlookOf(ways('interrupted', 'tcpOff', 'noRelay'))).toBe('unknown')
    expect(outlookOf({ ...ways('notTried', 'notTried', 'noRelay'), secure: failed('insecure') })).toBe('bad')
    expect(outlookOf({ ...ways('routerBusy', 'routerBusy', 'noRelay'), udp: passed() })).toBe('good')
  })

  it('is not known where the line broke off before a way was found', () => {
    const interrupted = ways('interrupted', 'interrupted', 'noRelay')
    expect(outlookOf({ ...interrupted, socket: failed('socketUnstable') })).toBe('unknown')
    expect(outlookOf({ ...interrupted, socket: failed('socketClosed') })).toBe('bad')
  })

  it('is limited without a router and a relay, and good with a relay', () => {
    const direct = ways('routerOff', 'routerOff', 'noRelay')
    expect(outlookOf(direct)).toBe('limited')
    expect(outlookOf({ ...direct, relay: failed('relayUnreachable') })).toBe('limited')
    expect(outlookOf({ ...direct, relay: passed() })).toBe('good')
  })

  it('is bad where the address of the relay keeps the browser from any call', () => {
    expect(outlookOf({ ...all, relay: failed('relayMisconfigured') })).toBe('bad')
  })

  it('is never good where no way is open', () => {
    expect(outlookOf(ways('tcpOff', 'tcpOff', 'noRelay'))).toBe('bad')
    expect(outlookOf({ ...ways('tcpOff', 'tcpOff', 'noRelay'), udp: warned('udpBlocked') })).toBe('limited')
  })
})

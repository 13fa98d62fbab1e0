import { describe, expect, it } from 'vitest'
import { socketResult } from './socketStep'
import { outlookOf, passed, type Results, STEPS } from './steps'
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
    expect(ways.tcp).toMatchObject({ state: 'warned', cause: 'tcpBlocked' })
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
    const gone: Trial = { ...busy, problem: 'NETWORK' }
    expect(waysOf(PLAN, { udp: gone, tcp: gone, relay: null }, PAGE).udp.cause).toBe('noServer')
  })

  it('tell why the relay does not serve', () => {
    const relay = (trial: Partial<Trial>) =>
      waysOf(RELAYED, { udp: BY, tcp: BY, relay: { ...NO_WAY, ...trial } }, PAGE).relay.cause
    expect(relay({ errors: [701, 401] })).toBe('relayRefused')
    expect(relay({ errors: [701] })).toBe('relayUnreachable')
    expect(relay({})).toBe('relayUnreachable')
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
  const result = (trips: (number | null)[], lost = 0, plan = PLAN) =>
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
})

import { failed, passed, skipped, type StepResult, warned } from './steps'
import type { Trial } from './trialConnection'
import type { CallCheckPlan } from '@/api/schema'

/** What was tried of the ways to the router; null for what could not be. */
export interface Trials {
  udp: Trial | null
  tcp: Trial | null
  relay: Trial | null
}

const UNAUTHORIZED = [401, 438]
const BUSY: readonly (string | null)[] = ['UNAVAILABLE', 'RATE_LIMITED']

/** Which of the two ways fails says why: if both do, it is not the browser's network that keeps UDP away. */
export function waysOf(plan: CallCheckPlan, trials: Trials, page: string): Record<keyof Trials, StepResult> {
  const isThere = trials.udp?.outcome === 'connected' || trials.tcp?.outcome === 'connected'
  const reached = isThere || trials.relay?.outcome === 'connected'
  const unreachable =
    isInner([...plan.udp, ...plan.tcp]) && !isInnerHost(page) ? 'privateAddress' : 'routerUnreachable'
  return {
    udp: direct(trials.udp, plan.udp, reached ? 'udpBlocked' : unreachable),
    tcp:
      plan.router && plan.tcp.length === 0
        ? skipped('tcpOff')
        : direct(trials.tcp, plan.tcp, reached ? 'tcpBlocked' : unreachable),
    relay: relayed(plan, trials.relay),
  }
}

type Unreached = 'udpBlocked' | 'tcpBlocked' | 'privateAddress' | 'routerUnreachable'

function direct(trial: Trial | null, addresses: string[], unreached: Unreached): StepResult {
  if (!trial) {
    return skipped('routerOff')
  }
  switch (trial.outcome) {
    case 'connected':
      return passed({ ms: trial.ms, address: trial.address })
    case 'refused':
      return failed('handshake', { addresses })
    case 'unanswered':
      return BUSY.includes(trial.problem) ? skipped('routerBusy') : failed('noServer')
    case 'noWay':
      // Without TCP a call still goes by UDP.
      return unreached === 'tcpBlocked' ? warned(unreached, { addresses }) : failed(unreached, { addresses })
  }
}

function relayed(plan: CallCheckPlan, trial: Trial | null): StepResult {
  const urls = relaysOf(plan)
  if (urls.length === 0) {
    return skipped('noRelay')
  }
  if (!trial || trial.outcome === 'unanswered') {
    return skipped('routerBusy')
  }
  const facts = { addresses: urls }
  if (trial.outcome === 'connected') {
    return passed({ ms: trial.ms, ...facts })
  }
  if (trial.relayed) {
    return failed('relayNoRouter', facts)
  }
  return failed(
    trial.errors.some((code) => UNAUTHORIZED.includes(code)) ? 'relayRefused' : 'relayUnreachable',
    facts,
  )
}

export function relaysOf({ iceServers }: CallCheckPlan): string[] {
  return iceServers.flatMap(({ urls }) => urls).filter((url) => /^turns?:/i.test(url))
}

/** Whether none of these host:port is an address of the internet. */
export function isInner(addresses: string[]): boolean {
  return addresses.length > 0 && addresses.every((address) => isInnerHost(hostOf(address)))
}

function hostOf(address: string): string {
  return address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
}

const INNER_V4 =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[789]\d|1[01]\d|12[0-7]))\./
const INNER_NAME = /(?:^|\.)localhost$|\.(?:local|lan|home|internal|intranet|corp|home\.arpa)$/

/** Judged by its looks; a name without a dot is one of the inner network. */
export function isInnerHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '')
  if (name.includes(':')) {
    // All of the internet is within 2000::/3.
    return !/^[23]/.test(name)
  }
  if (/^[\d.]+$/.test(name)) {
    return INNER_V4.test(name)
  }
  return !name.includes('.') || INNER_NAME.test(name)
}

import { type Facts, failed, passed, skipped, type StepResult, warned } from './steps'
import type { Trial } from './trialConnection'
import type { ProblemCode } from '@/api/problem'
import type { CallCheckPlan } from '@/api/schema'

/** What was tried of the ways to the router; null for what could not be. */
export interface Trials {
  udp: Trial | null
  tcp: Trial | null
  relay: Trial | null
}

const UNAUTHORIZED = [401, 438]
const BUSY: readonly (ProblemCode | null)[] = ['UNAVAILABLE', 'RATE_LIMITED']

/**
 * Which of the two ways fails says why: if both do, it is not the browser's network that keeps UDP away.
 *
 * @param page the host that the page came from
 * @param interrupted whether the browser lost its network meanwhile: then a way that was not found may be there
 */
export function waysOf(
  plan: CallCheckPlan,
  trials: Trials,
  page: string,
  interrupted = false,
): Record<keyof Trials, StepResult> {
  const isOpen = (trial: Trial | null) => trial?.outcome === 'connected'
  const byAny = Object.values(trials) as (Trial | null)[]
  const reached = byAny.some((trial) => isOpen(trial) || trial?.outcome === 'refused')
  const inner = isInner([...plan.udp, ...plan.tcp]) && !isInnerHost(page)
  const unreachable = inner ? 'privateAddress' : 'routerUnreachable'
  const udpCause = byAny.some(isOpen) ? 'udpBlocked' : 'udpClosed'
  const udpNotFound = failed(reached ? udpCause : unreachable, { addresses: plan.udp })
  // Without TCP a call still goes by UDP, where that is open.
  const tcpNotFound = isOpen(trials.udp)
    ? warned('tcpBlocked', { addresses: plan.tcp })
    : failed(reached ? 'tcpClosed' : unreachable, { addresses: plan.tcp })
  const notFound = (result: StepResult) => (interrupted ? skipped('interrupted') : result)
  return {
    udp: direct(trials.udp, plan.udp, notFound(udpNotFound)),
    tcp:
      plan.router && plan.tcp.length === 0
        ? skipped('tcpOff')
        : direct(trials.tcp, plan.tcp, notFound(tcpNotFound)),
    relay: relayed(plan, trials.relay, interrupted),
  }
}

/** @param problem as the server told it; null for what is not its own */
export function unanswered(problem: ProblemCode | null): StepResult {
  if (BUSY.includes(problem)) {
    return skipped('routerBusy')
  }
  return problem === 'NETWORK' ? failed('noServer') : skipped('notTried')
}

function direct(trial: Trial | null, addresses: string[], notFound: StepResult): StepResult {
  if (!trial) {
    return skipped('routerOff')
  }
  switch (trial.outcome) {
    case 'connected':
      return passed({ ms: trial.ms, address: trial.address })
    case 'refused':
      return failed('handshake', { addresses })
    case 'unanswered':
    case 'misconfigured':
      return unanswered(trial.problem)
    case 'noWay':
      return notFound
  }
}

function relayed(plan: CallCheckPlan, trial: Trial | null, interrupted: boolean): StepResult {
  const urls = relaysOf(plan)
  if (urls.length === 0) {
    return skipped('noRelay')
  }
  if (!trial) {
    return skipped('notTried')
  }
  const facts = { addresses: urls }
  switch (trial.outcome) {
    case 'connected':
      return passed({ ms: trial.ms, ...facts })
    case 'refused':
      return failed('handshake', { addresses: plan.udp })
    case 'unanswered':
      return unanswered(trial.problem)
    case 'misconfigured':
      return failed('relayMisconfigured', facts)
    case 'noWay':
      return withoutRelay(trial, facts, interrupted)
  }
}

function withoutRelay({ errors, relayed }: Trial, facts: Facts, interrupted: boolean): StepResult {
  if (!relayed && errors.some((code) => UNAUTHORIZED.includes(code))) {
    return failed('relayRefused', facts)
  }
  if (interrupted) {
    return skipped('interrupted')
  }
  if (relayed) {
    return failed('relayNoRouter', facts)
  }
  // Some browsers do not tell why.
  return failed(errors.length > 0 ? 'relayUnreachable' : 'relayFailed', facts)
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

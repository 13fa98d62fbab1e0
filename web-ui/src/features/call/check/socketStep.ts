import { failed, passed, type StepResult, warned } from './steps'
import type { CallCheckPlan } from '@/api/schema'

/** Longer, and ringing and joining take their time. */
const SLOW_MS = 1000

/**
 * @param trips of what was asked by the socket, in milliseconds; null for what had no answer
 * @param lost how often it was away meanwhile
 */
export function socketResult(
  trips: (number | null)[],
  lost: number,
  plan: CallCheckPlan,
  origin: string,
): StepResult {
  const answered = trips.filter((trip) => trip !== null).sort((one, other) => one - other)
  const ms = answered[Math.floor(answered.length / 2)]
  if (ms === undefined) {
    return failed('socketClosed')
  }
  const facts = { ms: Math.round(ms) }
  if (lost > 0 || answered.length < trips.length) {
    return failed('socketUnstable', facts)
  }
  if (plan.proxy === 'untrusted') {
    return warned('proxyUntrusted', facts)
  }
  if (plan.origin !== origin) {
    return warned('otherAddress', { ...facts, addresses: [plan.origin] })
  }
  return ms > SLOW_MS ? warned('socketSlow', facts) : passed(facts)
}

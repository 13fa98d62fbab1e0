import { failed, passed, type StepResult, warned } from './steps'
import type { CallCheckPlan } from '@/api/schema'

const PINGS = 4
const BETWEEN_PINGS_MS = 500

/** Longer, and ringing and joining take their time. */
const SLOW_MS = 1000

/** How long each of a few requests takes; none is asked after one without an answer, for which null stands. */
export async function tripsOf(ping: () => Promise<unknown>, signal: AbortSignal): Promise<(number | null)[]> {
  const trips: (number | null)[] = []
  while (trips.length < PINGS && !signal.aborted && !trips.includes(null)) {
    if (trips.length > 0) {
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_PINGS_MS))
    }
    const askedAt = performance.now()
    trips.push(
      await ping().then(
        () => performance.now() - askedAt,
        () => null,
      ),
    )
  }
  return trips
}

/**
 * @param trips of what was asked by the socket, in milliseconds; null for what had no answer
 * @param lost how often it broke off meanwhile
 * @param plan null where the server gave none
 */
export function socketResult(
  trips: (number | null)[],
  lost: number,
  plan: CallCheckPlan | null,
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
  if (plan?.proxy === 'untrusted') {
    return warned('proxyUntrusted', facts)
  }
  if (plan && plan.origin !== origin) {
    return warned('otherAddress', { ...facts, addresses: [plan.origin] })
  }
  return ms > SLOW_MS ? warned('socketSlow', facts) : passed(facts)
}

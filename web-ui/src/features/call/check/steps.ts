/** What is looked at, in the order in which it is shown. */
export const STEPS = ['secure', 'socket', 'udp', 'tcp', 'relay', 'microphone', 'camera', 'speaker'] as const
export type StepName = (typeof STEPS)[number]

/** - `warned`: calls work, but less well, or something may be wrong */
export type StepState = 'waiting' | 'running' | 'passed' | 'warned' | 'failed' | 'skipped'

/** Why a step has failed, warns or was skipped. */
export type Cause =
  | 'insecure'
  | 'noServer'
  | 'notTried'
  | 'interrupted'
  | 'noWebRtc'
  | 'socketClosed'
  | 'socketUnstable'
  | 'socketSlow'
  | 'proxyUntrusted'
  | 'otherAddress'
  | 'routerOff'
  | 'routerBusy'
  | 'routerUnreachable'
  | 'privateAddress'
  | 'udpBlocked'
  | 'udpClosed'
  | 'tcpBlocked'
  | 'tcpClosed'
  | 'tcpOff'
  | 'handshake'
  | 'noRelay'
  | 'relayMisconfigured'
  | 'relayUnreachable'
  | 'relayRefused'
  | 'relayFailed'
  | 'relayNoRouter'
  | 'notAsked'
  | 'inCall'
  | 'missing'
  | 'refused'
  | 'unavailable'
  | 'speakerUnknown'

/** What the words about a step need. */
export interface Facts {
  ms?: number | null
  address?: string | null
  addresses?: string[]
  device?: string
}

export interface StepResult {
  state: StepState
  cause: Cause | null
  facts: Facts
}

export const passed = (facts: Facts = {}): StepResult => ({ state: 'passed', cause: null, facts })
export const warned = (cause: Cause, facts: Facts = {}): StepResult => ({ state: 'warned', cause, facts })
export const failed = (cause: Cause, facts: Facts = {}): StepResult => ({ state: 'failed', cause, facts })
export const skipped = (cause: Cause, facts: Facts = {}): StepResult => ({ state: 'skipped', cause, facts })
export const RUNNING: StepResult = { state: 'running', cause: null, facts: {} }
export const WAITING: StepResult = { state: 'waiting', cause: null, facts: {} }

export type Results = Record<StepName, StepResult>

export function waiting(): Results {
  return Object.fromEntries(STEPS.map((step) => [step, WAITING])) as Results
}

/** How calls would be, taken together; `unknown`: too little could be tried. */
export type Outlook = 'good' | 'limited' | 'bad' | 'unknown'

const UNTRIED: readonly (Cause | null)[] = ['routerBusy', 'interrupted', 'notTried']

/** Null while something is yet to be known. A camera may be missing; what leads the media may not, nor may the microphone. */
export function outlookOf(results: Results): Outlook | null {
  const all = Object.values(results)
  if (all.some(({ state }) => state === 'waiting' || state === 'running')) {
    return null
  }
  const { secure, socket, udp, tcp, relay } = results
  const ways = [udp, tcp, relay]
  const open = ways.some(({ state }) => state === 'passed' || state === 'warned')
  const untried = !open && ways.some(({ cause }) => UNTRIED.includes(cause))
  // A line that broke off has kept the ways from being tried, and says nothing of them.
  const cutOff = socket.state === 'failed' && !(untried && socket.cause === 'socketUnstable')
  // Every call opens its connections with the addresses of the relay.
  if (secure.state === 'failed' || cutOff || relay.cause === 'relayMisconfigured') {
    return 'bad'
  }
  if (!open) {
    return untried ? 'unknown' : udp.cause === 'routerOff' ? 'limited' : 'bad'
  }
  return all.some(({ state }) => state === 'failed' || state === 'warned') ? 'limited' : 'good'
}

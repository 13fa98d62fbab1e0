/** What is looked at, in the order in which it is shown. */
export const STEPS = ['secure', 'socket', 'udp', 'tcp', 'relay', 'microphone', 'camera', 'speaker'] as const
export type StepName = (typeof STEPS)[number]

/** - `warned`: calls work, but less well, or something may be wrong */
export type StepState = 'waiting' | 'running' | 'passed' | 'warned' | 'failed' | 'skipped'

/** Why a step has failed, warns or was skipped. */
export type Cause =
  | 'insecure'
  | 'noServer'
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
  | 'tcpBlocked'
  | 'tcpOff'
  | 'handshake'
  | 'noRelay'
  | 'relayUnreachable'
  | 'relayRefused'
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

/** How calls would be, taken together. */
export type Outlook = 'good' | 'limited' | 'bad'

/** Null while something is yet to be known. A camera may be missing; what leads the media may not, nor may the microphone. */
export function outlookOf(results: Results): Outlook | null {
  const all = Object.values(results)
  if (all.some(({ state }) => state === 'waiting' || state === 'running')) {
    return null
  }
  const of = (step: StepName) => results[step].state
  const ways = (['udp', 'tcp', 'relay'] as const).map(of)
  const noWay = ways.includes('failed') && !ways.includes('passed') && !ways.includes('warned')
  if (of('secure') === 'failed' || of('socket') === 'failed' || noWay) {
    return 'bad'
  }
  return all.some(({ state }) => state === 'failed' || state === 'warned') ? 'limited' : 'good'
}

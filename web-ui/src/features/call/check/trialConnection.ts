import { offerToRouter, type Transport } from './checkApi'
import { endWithin, type TrialEnd } from './trialEnd'
import { closeConnection, configurationOf, type Connection, openConnection } from '../media/connection'
import { Problem, type ProblemCode } from '@/api/problem'
import type { IceServer } from '@/api/schema'

/**
 * What came of a connection to the router that was only tried:
 * - `connected`; without an offer: the relay has given an address
 * - `noWay`: no pair of addresses got through in time
 * - `refused`: one did, and then the two did not trust each other
 * - `unanswered`: the server has not taken the offer, or the browser failed
 * - `misconfigured`: the browser takes no connection with these servers
 */
export interface Trial {
  outcome: 'connected' | 'noWay' | 'refused' | 'unanswered' | 'misconfigured'
  /** The round trip; null where it is not known. */
  ms: number | null
  /** Where the router was reached, as host:port. */
  address: string | null
  /** Whether the browser has got an address at a relay. */
  relayed: boolean
  /** What STUN and TURN servers have refused with; 701 stands for those that do not answer (RFC 8828). */
  errors: number[]
  /** What the server has said; null where the failure is not its own. */
  problem: ProblemCode | null
}

export interface Wanted {
  /** Null where there is no router to offer anything to: then the relay alone is asked for an address. */
  transport: Transport | null
  servers: IceServer[]
  relayOnly: boolean
  signal: AbortSignal
}

/** The server ends it after 15 s. */
const WITHIN_MS = 10_000

/** Tries one way to the router, by a connection of its own that carries nothing. */
export async function tryConnection(wanted: Wanted): Promise<Trial> {
  const trial: Trial = {
    outcome: 'noWay',
    ms: null,
    address: null,
    relayed: false,
    errors: [],
    problem: null,
  }
  const end = endWithin(WITHIN_MS, wanted.signal)
  let connection: Connection | null = null
  try {
    connection = open(wanted, trial, end)
    await Promise.race([offer(connection, wanted.transport, trial, end), end.settled])
    if ((await end.settled) === 'connected') {
      Object.assign(trial, { outcome: 'connected' }, await pathOf(connection))
    } else if (hasPath(connection)) {
      trial.outcome = 'refused'
    }
  } catch (failure) {
    trial.outcome = !connection && wanted.servers.length > 0 ? 'misconfigured' : 'unanswered'
    trial.problem = problemOf(failure)
  } finally {
    end.settle('late')
    if (connection) {
      close(connection)
    }
  }
  return trial
}

/** What the server refused with, or `NETWORK`; null for what failed in the browser. */
export function problemOf(failure: unknown): ProblemCode | null {
  return failure instanceof Problem ? failure.code : null
}

function open({ servers, relayOnly, transport }: Wanted, trial: Trial, { settle }: TrialEnd): Connection {
  const connection = openConnection(configurationOf(servers, relayOnly), {
    onCandidate: ({ candidate }) => {
      trial.relayed ||= candidate?.includes(' typ relay') ?? false
      if (transport === null && trial.relayed) settle('connected')
    },
    onState: (state) => {
      if (state === 'connected' || state === 'failed') settle(state)
    },
  })
  connection.onicecandidateerror = ({ errorCode }) => trial.errors.push(errorCode)
  connection.onicegatheringstatechange = () => {
    if (transport === null && connection.iceGatheringState === 'complete') settle('failed')
  }
  return connection
}

function close(connection: Connection): void {
  connection.onicecandidateerror = null
  connection.onicegatheringstatechange = null
  closeConnection(connection)
}

async function offer(
  connection: Connection,
  transport: Transport | null,
  trial: Trial,
  { isOver }: TrialEnd,
): Promise<void> {
  connection.addTransceiver('audio', { direction: 'sendonly' })
  await connection.setLocalDescription()
  if (transport === null || isOver()) {
    return
  }
  Object.assign(trial, { outcome: 'unanswered', problem: 'NETWORK' })
  const sdp = await offerToRouter(connection.localDescription?.sdp ?? '', transport)
  if (!isOver()) {
    Object.assign(trial, { outcome: 'noWay', problem: null })
    await connection.setRemoteDescription({ type: 'answer', sdp })
  }
}

function hasPath({ iceConnectionState }: Connection): boolean {
  return iceConnectionState === 'connected' || iceConnectionState === 'completed'
}

/** The way that was chosen, as far as the browser tells. */
async function pathOf(connection: Connection): Promise<Pick<Trial, 'ms' | 'address'>> {
  const report = await connection.getStats().catch(() => [])
  const entries = new Map<string, RTCStats & Record<string, unknown>>()
  report.forEach((entry: RTCStats & Record<string, unknown>) => entries.set(entry.id, entry))
  const pair = [...entries.values()].find(
    ({ type, state, nominated }) => type === 'candidate-pair' && state === 'succeeded' && nominated === true,
  )
  const seconds = pair?.currentRoundTripTime
  const remote = entries.get(String(pair?.remoteCandidateId))
  const host = String(remote?.address ?? remote?.ip ?? '')
  return {
    ms: typeof seconds === 'number' ? Math.round(seconds * 1000) : null,
    address: host === '' ? null : `${host.includes(':') ? `[${host}]` : host}:${String(remote?.port)}`,
  }
}

import { offerToRouter, type Transport } from './checkApi'
import { closeConnection, configurationOf, type Connection, openConnection } from '../media/connection'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { IceServer } from '@/api/schema'

/**
 * What came of a connection to the router that was only tried:
 * - `connected`
 * - `noWay`: no pair of addresses got through in time
 * - `refused`: one did, and then the two did not trust each other
 * - `unanswered`: the server has not taken the offer
 */
export interface Trial {
  outcome: 'connected' | 'noWay' | 'refused' | 'unanswered'
  /** The round trip; null where it is not known. */
  ms: number | null
  /** Where the router was reached, as host:port. */
  address: string | null
  /** Whether the browser has got an address at a relay. */
  relayed: boolean
  /** What STUN and TURN servers have refused with; 701 stands for those that do not answer (RFC 8828). */
  errors: number[]
  problem: ProblemCode | null
}

export interface Wanted {
  transport: Transport
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
  const { settled, settle } = end(wanted.signal)
  const connection = openConnection(configurationOf(wanted.servers, wanted.relayOnly), {
    onCandidate: ({ candidate }) => {
      trial.relayed ||= candidate?.includes(' typ relay') ?? false
    },
    onState: (state) => {
      if (state === 'connected' || state === 'failed') settle(state)
    },
  })
  connection.onicecandidateerror = ({ errorCode }) => trial.errors.push(errorCode)
  try {
    connection.addTransceiver('audio', { direction: 'sendonly' })
    await connection.setLocalDescription()
    const sdp = await offerToRouter(connection.localDescription?.sdp ?? '', wanted.transport)
    if (!wanted.signal.aborted) {
      await connection.setRemoteDescription({ type: 'answer', sdp })
    }
    const state = await settled
    if (state === 'connected') {
      Object.assign(trial, { outcome: 'connected' }, await pathOf(connection))
    } else if (hasPath(connection)) {
      trial.outcome = 'refused'
    }
  } catch (failure) {
    trial.outcome = 'unanswered'
    trial.problem = codeOf(failure)
  } finally {
    connection.onicecandidateerror = null
    closeConnection(connection)
  }
  return trial
}

type End = 'connected' | 'failed' | 'late'

function end(signal: AbortSignal): { settled: Promise<End>; settle: (state: End) => void } {
  let settle: (state: End) => void = () => undefined
  const settled = new Promise<End>((resolve) => {
    settle = resolve
  })
  const timer = setTimeout(() => {
    settle('late')
  }, WITHIN_MS)
  void settled.then(() => {
    clearTimeout(timer)
  })
  signal.addEventListener('abort', () => {
    settle('late')
  })
  return { settled, settle }
}

function hasPath({ iceConnectionState }: Connection): boolean {
  return iceConnectionState === 'connected' || iceConnectionState === 'completed'
}

/** The way that was chosen. */
async function pathOf(connection: Connection): Promise<Pick<Trial, 'ms' | 'address'>> {
  const report = await connection.getStats()
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

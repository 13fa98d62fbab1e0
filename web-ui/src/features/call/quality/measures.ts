import type { Path, Picture, Snapshot } from './snapshot'

/** How a connection did between two snapshots. Shares are 0 to 1, times in milliseconds, rates in bits per second. */
export interface Measures {
  upLoss: number | null
  downLoss: number | null
  roundTrip: number | null
  jitter: number | null
  upRate: number
  downRate: number
  available: number | null
  freezes: number
  /** Nothing has come, though something came before. */
  silent: boolean
  sentVideo: Picture | null
  receivedVideo: Picture | null
  path: Path | null
}

/** Fewer packets than this tell nothing of loss. */
const LEAST_PACKETS = 10

export function measure(before: Snapshot, after: Snapshot): Measures {
  const seconds = Math.max(0.001, (after.at - before.at) / 1000)
  const received = rise(before.received.packets, after.received.packets)
  const lostDown = rise(before.received.lost, after.received.lost)
  return {
    upLoss: after.sent.lost,
    downLoss: shareOf(lostDown, received + lostDown),
    roundTrip: inMs(after.sent.roundTrip),
    jitter: inMs(greatest(after.received.jitter, after.sent.jitter)),
    upRate: (rise(before.sent.bytes, after.sent.bytes) * 8) / seconds,
    downRate: (rise(before.received.bytes, after.received.bytes) * 8) / seconds,
    available: after.sent.available,
    freezes: rise(before.received.freezes, after.received.freezes),
    silent: received === 0 && after.received.packets > 0,
    sentVideo: after.sent.video,
    receivedVideo: after.received.video,
    path: after.path,
  }
}

/** A counter falls when the connection was made anew: then all of it is new. */
function rise(before: number, after: number): number {
  return after >= before ? after - before : after
}

function shareOf(part: number, whole: number): number | null {
  return whole < LEAST_PACKETS ? null : Math.min(1, part / whole)
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000
}

function greatest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b)
}

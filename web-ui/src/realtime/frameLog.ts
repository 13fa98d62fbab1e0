import { serverNow } from './serverClock'

/** One line of the log that failed tests keep. */
export interface LoggedFrame {
  at: string
  direction: 'in' | 'out' | 'note'
  frame: unknown
}

const CAPACITY = 500
const LONGEST_TEXT = 300
const SECRET = new Set(['accessToken', 'credential', 'password'])

/** The last frames, oldest first; without tokens, and with long texts (session descriptions) cut. */
export class FrameLog {
  readonly entries: LoggedFrame[] = []

  add(direction: LoggedFrame['direction'], frame: unknown): void {
    this.entries.push({ at: new Date(serverNow()).toISOString(), direction, frame: redact(frame) })
    if (this.entries.length > CAPACITY) {
      this.entries.shift()
    }
  }
}

function redact(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value
  }
  if (Array.isArray(value)) {
    return value.map(redact)
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, v]) => [key, SECRET.has(key) ? '…' : redact(v)]),
    )
  }
  return value
}

import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/**
 * A stretch of a chat's log without gaps, oldest first. It may lack the beginning, never the middle. Never changed in
 * place.
 */
export interface ChatLog {
  readonly events: readonly ChatEvent[]
}

export const EMPTY_LOG: ChatLog = { events: [] }

export type Applied =
  | { kind: 'applied'; log: ChatLog }
  | { kind: 'duplicate'; log: ChatLog }
  /** Events between the cursor and this one are missing: ask for those after `after`. */
  | { kind: 'gap'; log: ChatLog; after: number }

/** The last seq the log holds, 0 for none: what to ask for more after. */
export function cursorOf(log: ChatLog): number {
  return log.events.at(-1)?.seq ?? 0
}

/** The first seq the log holds, or null for none. */
export function firstSeqOf(log: ChatLog): number | null {
  return log.events[0]?.seq ?? null
}

/** Whether the log reaches back to the chat's first event. */
export function isComplete(log: ChatLog): boolean {
  const first = firstSeqOf(log)
  return first === null || first <= 1
}

export function applyEvent(log: ChatLog, event: ChatEvent): Applied {
  const cursor = cursorOf(log)
  if (event.seq <= cursor) {
    return { kind: 'duplicate', log }
  }
  if (event.seq > cursor + 1) {
    return { kind: 'gap', log, after: cursor }
  }
  return { kind: 'applied', log: { events: [...log.events, event] } }
}

/** Puts an older page before the log; what the log holds already, or what does not touch it, is left out. */
export function prependPage(log: ChatLog, page: readonly ChatEvent[]): ChatLog {
  const first = firstSeqOf(log)
  const older = first === null ? page : page.filter((event) => event.seq < first)
  if (older.length === 0 || (first !== null && older.at(-1)?.seq !== first - 1)) {
    return log
  }
  return { events: [...older, ...log.events] }
}

/** Messages by others after `seq`; null where the log does not reach back that far. */
export function unreadAfter(log: ChatLog, seq: number, self: UserId): number | null {
  const first = firstSeqOf(log)
  if (first === null || first > seq + 1) {
    return null
  }
  return log.events.filter(
    (event) => event.type === 'message.sent' && event.seq > seq && event.actor !== self,
  ).length
}

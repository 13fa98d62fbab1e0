import {
  applyToMessage,
  type ChangeEvent,
  foldMessages,
  isChange,
  targetsOf,
} from '@/features/chats/messageFold'
import type { ChatEvent, Person } from '@/realtime/protocol.gen'

/** An event that is a row of the conversation. */
export type RowEvent = Exclude<ChatEvent, ChangeEvent>

/** All of a log from one seq to another, both included, oldest first; changes to messages are in the messages. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly events: readonly RowEvent[]
}

/** A page of history as the server gives it: events without gaps, read when the chat stood at `head`. */
export interface LogPage {
  readonly events: readonly ChatEvent[]
  readonly head: number
}

/** What is held of a chat's log: its end, and at most one stretch further back. Never changed in place. */
export interface ChatLog {
  /** Ends at the cursor and grows by each live event. */
  readonly tail: Stretch
  /** Where one has gone back to; null while the tail is shown. Does not touch the tail. */
  readonly past: Stretch | null
  /** The newest changes, for pages that were read before them: all after `changesSince`. */
  readonly changes: readonly ChangeEvent[]
  readonly changesSince: number
}

/** The seqs between which a conversation has rows on the screen. */
export interface Focus {
  from: number
  to: number
}

export type Applied =
  | { kind: 'applied'; log: ChatLog }
  | { kind: 'duplicate'; log: ChatLog }
  /** Events between the cursor and this one are missing: ask for those after `after`. */
  | { kind: 'gap'; log: ChatLog; after: number }

/** A stretch with more rows is cut, to `KEPT_ROWS`. */
const MOST_ROWS = 600
const KEPT_ROWS = 400
/** What stays of a tail that nobody looks at. */
const TAIL_ROWS = 100
const MOST_CHANGES = 500

export const EMPTY_LOG: ChatLog = {
  tail: { from: 1, to: 0, events: [] },
  past: null,
  changes: [],
  changesSince: 0,
}

/** The last seq the log holds, 0 for none: what to ask for more after. */
export function cursorOf(log: ChatLog): number {
  return log.tail.to
}

/** The stretch that the conversation is about. */
export function shownOf(log: ChatLog): Stretch {
  return log.past ?? log.tail
}

export function holds(stretch: Stretch, seq: number): boolean {
  return seq >= stretch.from && seq <= stretch.to
}

/** The row at a seq, null where none is held. */
export function eventAt(log: ChatLog, seq: number): RowEvent | null {
  const of = (stretch: Stretch | null) => stretch?.events.find((event) => event.seq === seq)
  return of(log.tail) ?? of(log.past) ?? null
}

/** A log of which nothing up to a seq is held, as there is nothing to be read. */
export function emptyAfter(seq: number): ChatLog {
  return { ...EMPTY_LOG, tail: { from: seq + 1, to: seq, events: [] }, changesSince: seq }
}

/** A log that begins with its newest page. */
export function logOf(page: LogPage): ChatLog {
  const tail = page.events.length === 0 ? EMPTY_LOG.tail : stretchOf(page.events)
  return { tail, past: null, changes: [], changesSince: tail.to }
}

export function applyEvent(log: ChatLog, event: ChatEvent): Applied {
  const cursor = cursorOf(log)
  if (event.seq <= cursor) {
    return { kind: 'duplicate', log }
  }
  if (event.seq > cursor + 1) {
    return { kind: 'gap', log, after: cursor }
  }
  if (!isChange(event)) {
    const tail = { ...log.tail, to: event.seq, events: [...log.tail.events, event] }
    return { kind: 'applied', log: { ...log, tail } }
  }
  const changes = [...log.changes, event]
  const dropped = changes.length > MOST_CHANGES ? changes.splice(0, changes.length - MOST_CHANGES) : []
  return {
    kind: 'applied',
    log: {
      tail: { ...changed(log.tail, event), to: event.seq },
      past: log.past && changed(log.past, event),
      changes,
      changesSince: dropped.at(-1)?.seq ?? log.changesSince,
    },
  }
}

/** Whether a page is so old that changes since it was read are no longer held: it is to be read again. */
export function isStale(log: ChatLog, page: LogPage): boolean {
  return page.head < log.changesSince
}

/** The log with a page at either end of what is shown; a page that does not touch it is left out. */
export function extend(log: ChatLog, page: LogPage): ChatLog {
  const fresh = settled(log, page)
  const shown = shownOf(log)
  if (!fresh || !touches(shown, fresh)) {
    return log
  }
  return placed(log, joined(shown, fresh))
}

/** The log with a page as what is shown, wherever it stands. */
export function visit(log: ChatLog, page: LogPage): ChatLog {
  const fresh = settled(log, page)
  if (!fresh) {
    return log
  }
  return placed(log, log.past && touches(log.past, fresh) ? joined(log.past, fresh) : fresh)
}

/** The log with its end as what is shown. */
export function showEnd(log: ChatLog): ChatLog {
  return log.past ? { ...log, past: null } : log
}

/** The log without what is far from the rows on the screen; null where nobody looks. */
export function bounded(log: ChatLog, focus: Focus | null): ChatLog {
  const { tail, past } = log
  if (!focus) {
    return past || tail.events.length > MOST_ROWS
      ? { ...log, past: null, tail: ending(tail, TAIL_ROWS) }
      : log
  }
  if (past) {
    const rest = tail.events.length > MOST_ROWS ? ending(tail, TAIL_ROWS) : tail
    const near = past.events.length > MOST_ROWS ? around(past, focus, past.events.length) : past
    return rest === tail && near === past ? log : { ...log, past: near, tail: rest }
  }
  const { length } = tail.events
  if (length <= MOST_ROWS) {
    return log
  }
  const first = tail.events.findIndex((event) => event.seq >= focus.from)
  return first < 0 || first >= length - KEPT_ROWS
    ? { ...log, tail: ending(tail, KEPT_ROWS) }
    : { ...log, past: around(tail, focus, length - TAIL_ROWS), tail: ending(tail, TAIL_ROWS) }
}

/** Messages by others after `seq` that are not deleted; null where the tail does not reach back that far. */
export function unreadAfter(log: ChatLog, seq: number, self: Person): number | null {
  if (log.tail.from > seq + 1) {
    return null
  }
  return log.tail.events.filter(
    (event) => event.type === 'message.sent' && event.seq > seq && event.actor !== self && !event.deleted,
  ).length
}

function stretchOf(events: readonly ChatEvent[]): Stretch {
  return { from: events[0]?.seq ?? 1, to: events.at(-1)?.seq ?? 0, events: foldMessages(events) }
}

/** A page as it is by now, as far as the cursor; what is after that comes as events. */
function settled(log: ChatLog, page: LogPage): Stretch | null {
  const events = page.events.filter(({ seq }) => seq <= cursorOf(log))
  return events.length === 0 ? null : log.changes.reduce(changed, stretchOf(events))
}

function placed(log: ChatLog, shown: Stretch): ChatLog {
  return touches(shown, log.tail)
    ? { ...log, past: null, tail: joined(log.tail, shown) }
    : { ...log, past: shown }
}

function touches(a: Stretch, b: Stretch): boolean {
  return a.from <= b.to + 1 && b.from <= a.to + 1
}

function joined(a: Stretch, b: Stretch): Stretch {
  return {
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
    events: [
      ...b.events.filter(({ seq }) => seq < a.from),
      ...a.events,
      ...b.events.filter(({ seq }) => seq > a.to),
    ],
  }
}

function changed(stretch: Stretch, event: ChangeEvent): Stretch {
  const targets = new Set(targetsOf(event))
  if (!stretch.events.some(({ type, seq }) => type === 'message.sent' && targets.has(seq))) {
    return stretch
  }
  const events = stretch.events.map((row) =>
    row.type === 'message.sent' && targets.has(row.seq) ? applyToMessage(row, event) : row,
  )
  return { ...stretch, events }
}

/** The last rows of a stretch. */
function ending(stretch: Stretch, rows: number): Stretch {
  return cut(stretch, Math.max(0, stretch.events.length - rows), stretch.events.length)
}

/** The rows about those on the screen, of the first `limit`. */
function around(stretch: Stretch, focus: Focus, limit: number): Stretch {
  const rows = stretch.events
  const first = Math.max(
    0,
    rows.findIndex(({ seq }) => seq >= focus.from),
  )
  const last = Math.max(
    first,
    rows.findLastIndex(({ seq }) => seq <= focus.to),
  )
  const spare = Math.max(0, KEPT_ROWS - (last - first + 1))
  const start = Math.max(0, first - Math.ceil(spare / 2))
  return cut(stretch, start, Math.min(limit, Math.max(last + 1, start + KEPT_ROWS)))
}

function cut(stretch: Stretch, start: number, end: number): Stretch {
  const { events } = stretch
  return {
    from: start === 0 ? stretch.from : (events[start]?.seq ?? stretch.from),
    to: end >= events.length ? stretch.to : (events[end - 1]?.seq ?? stretch.to),
    events: events.slice(start, end),
  }
}

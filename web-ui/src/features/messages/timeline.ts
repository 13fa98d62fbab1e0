import {
  type ChangeEvent,
  foldMessages,
  type MessageEvent,
  type SilentEvent,
} from '@/features/chats/messageFold'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import { momentOf } from './moments'
import type { MessagePlace } from '@/realtime/messagePlace'
import type {
  AttachmentView,
  ChatEvent,
  ForwardView,
  MentionView,
  Person,
  ReactionView,
  RunNoteView,
  WebhookAuthorView,
} from '@/realtime/protocol.gen'

export type SystemEvent = Exclude<ChatEvent, MessageEvent | ChangeEvent | SilentEvent>

/** A message as a row of the conversation, sent or still on its way. */
export interface MessageRow {
  kind: 'message'
  chatId: MessagePlace
  key: string
  clientId: string
  seq: number | null
  author: Person
  own: boolean
  text: string
  at: string
  replyTo: number | null
  mentions: MentionView[]
  forwarded: ForwardView | null
  attachments: readonly AttachmentView[]
  /** Under which name an incoming webhook has posted it; null for what a user has written. */
  webhook: WebhookAuthorView | null
  /** Whose use of which slash command a bot answers by it; null for every other message. */
  run: RunNoteView | null
  edited: boolean
  deleted: boolean
  reactions: ReactionView[]
  state: 'pending' | 'sent' | 'failed'
  outgoing: OutgoingMessage<MessagePlace> | null
  /** First and last of a run of one author's messages. */
  first: boolean
  last: boolean
}

export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'system'; key: string; event: SystemEvent }
  | MessageRow

const SAME_RUN_MS = 5 * 60_000

/**
 * The rows of a conversation: a separator before each day and before the first unread message, runs of one author's
 * messages, and at the end what is on its way.
 *
 * @param unreadFrom the seq of the first unread message, null for none
 */
export function buildTimeline(
  events: readonly ChatEvent[],
  outgoing: readonly OutgoingMessage<MessagePlace>[],
  self: Person,
  unreadFrom: number | null,
): Row[] {
  const rows: Row[] = []
  let day = ''

  function separate(at: string): void {
    const key = dayKey(at)
    if (key !== day) {
      day = key
      rows.push({ kind: 'day', key, at })
    }
  }

  for (const event of foldMessages(events)) {
    separate(event.at)
    if (event.seq === unreadFrom) {
      rows.push({ kind: 'unread', key: 'unread' })
    }
    if (event.type === 'message.sent') {
      push(rows, rowOf(event, self))
    } else {
      rows.push({ kind: 'system', key: `seq ${event.seq}`, event })
    }
  }
  const arrived = new Set(
    events.flatMap((event) =>
      event.type === 'message.sent' && event.actor === self ? [event.clientId] : [],
    ),
  )
  // What was sent before a reload may be there before the page is told so.
  for (const message of outgoing.filter(({ clientId }) => !arrived.has(clientId))) {
    separate(message.at)
    push(rows, {
      ...run(self, true, message.at),
      key: message.clientId,
      clientId: message.clientId,
      chatId: message.chatId,
      seq: null,
      text: message.text,
      replyTo: message.replyTo,
      mentions: [],
      forwarded: null,
      attachments: message.attachments,
      webhook: null,
      run: null,
      edited: false,
      deleted: false,
      reactions: [],
      state: message.state,
      outgoing: message,
    })
  }
  return rows
}

/** A message of the log as a row that stands alone. */
export function rowOf(event: MessageEvent, self: Person): MessageRow {
  return {
    ...run(event.actor, event.actor === self, event.at),
    // The same key as while it was on its way, so that its element stays.
    key: event.actor === self ? event.clientId : `seq ${event.seq}`,
    clientId: event.clientId,
    chatId: event.chatId,
    seq: event.seq,
    text: event.text,
    replyTo: event.replyTo,
    mentions: event.mentions,
    forwarded: event.forwarded,
    attachments: event.attachments,
    webhook: event.webhook,
    run: event.run,
    edited: event.editedAt !== null && !event.deleted,
    deleted: event.deleted,
    reactions: event.reactions,
    state: 'sent',
    outgoing: null,
  }
}

/** The seq of a row, null for one that has none. */
export function seqOf(row: Row): number | null {
  if (row.kind === 'message') {
    return row.seq
  }
  return row.kind === 'system' ? row.event.seq : null
}

/** The same rows, each that looks as before being the very object of before, so that its element is left alone. */
export function keepEqual(rows: readonly Row[], before: ReadonlyMap<string, Row>): Row[] {
  return rows.map((row) => {
    const old = before.get(row.key)
    return old && isEqual(old, row) ? old : row
  })
}

function isEqual(a: Row, b: Row): boolean {
  const [left, right] = [a, b] as unknown as Record<string, unknown>[]
  for (const name in left) {
    if (!Object.is(left[name], right?.[name])) {
      return false
    }
  }
  return true
}

/** The rows of one day, which need not be all. */
export interface Day {
  key: string
  at: string
  rows: Exclude<Row, { kind: 'day' }>[]
}

/** Rows by day; also those of a stretch that begins in the middle of one. */
export function byDay(rows: readonly Row[]): Day[] {
  const days: Day[] = []
  for (const row of rows) {
    if (row.kind === 'day') {
      days.push({ key: row.key, at: row.at, rows: [] })
      continue
    }
    if (days.length === 0) {
      days.push(dayOf(rows))
    }
    days.at(-1)?.rows.push(row)
  }
  return days
}

function dayOf(rows: readonly Row[]): Day {
  const first = rows.find((row) => row.kind === 'message' || row.kind === 'system')
  const at = first?.kind === 'message' ? first.at : first?.kind === 'system' ? first.event.at : ''
  return { key: dayKey(at), at, rows: [] }
}

const dayKey = (at: string) => `day ${momentOf(at).day}`

function run(author: Person, own: boolean, at: string) {
  return { kind: 'message', author, own, at, first: true, last: true } as const
}

function push(rows: Row[], row: MessageRow): void {
  const before = rows.at(-1)
  if (
    before?.kind === 'message' &&
    before.author === row.author &&
    before.webhook?.name === row.webhook?.name &&
    row.run === null &&
    momentOf(row.at).time - momentOf(before.at).time < SAME_RUN_MS
  ) {
    before.last = false
    row.first = false
  }
  rows.push(row)
}

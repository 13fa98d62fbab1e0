import { type ChangeEvent, foldMessages, type MessageEvent, type SilentEvent } from './messageFold'
import type { OutgoingMessage } from './outboxStore'
import type {
  AttachmentView,
  ChatEvent,
  ChatId,
  ForwardView,
  MentionView,
  ReactionView,
  UserId,
} from '@/realtime/protocol.gen'

export type SystemEvent = Exclude<ChatEvent, MessageEvent | ChangeEvent | SilentEvent>

/** A message as a row of the conversation, sent or still on its way. */
export interface MessageRow {
  kind: 'message'
  chatId: ChatId
  key: string
  clientId: string
  seq: number | null
  author: UserId
  own: boolean
  text: string
  at: string
  replyTo: number | null
  mentions: MentionView[]
  forwarded: ForwardView | null
  attachments: AttachmentView[]
  edited: boolean
  deleted: boolean
  reactions: ReactionView[]
  state: 'pending' | 'sent' | 'failed'
  outgoing: OutgoingMessage | null
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
  outgoing: readonly OutgoingMessage[],
  self: UserId,
  unreadFrom: number | null,
): Row[] {
  const rows: Row[] = []
  let day = ''

  function separate(at: string): void {
    const next = new Date(at).toDateString()
    if (next !== day) {
      day = next
      rows.push({ kind: 'day', key: `day ${next}`, at })
    }
  }

  for (const event of foldMessages(events)) {
    separate(event.at)
    if (event.seq === unreadFrom) {
      rows.push({ kind: 'unread', key: 'unread' })
    }
    if (event.type === 'message.sent') {
      push(rows, {
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
        edited: event.editedAt !== null && !event.deleted,
        deleted: event.deleted,
        reactions: event.reactions,
        state: 'sent',
        outgoing: null,
      })
    } else {
      rows.push({ kind: 'system', key: `seq ${event.seq}`, event })
    }
  }
  for (const message of outgoing) {
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
      edited: false,
      deleted: false,
      reactions: [],
      state: message.state,
      outgoing: message,
    })
  }
  return rows
}

function run(author: UserId, own: boolean, at: string) {
  return { kind: 'message', author, own, at, first: true, last: true } as const
}

function push(rows: Row[], row: MessageRow): void {
  const before = rows.at(-1)
  if (
    before?.kind === 'message' &&
    before.author === row.author &&
    Date.parse(row.at) - Date.parse(before.at) < SAME_RUN_MS
  ) {
    before.last = false
    row.first = false
  }
  rows.push(row)
}

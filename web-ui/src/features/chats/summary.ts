import type { Chat, ChatSummary, User } from '@/api/schema'
import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/** What the chat list shows of a chat once an event is known; an event it already reflects changes nothing. */
export function applyToSummary(
  summary: ChatSummary,
  event: ChatEvent,
  actor: User | null,
  self: UserId,
): ChatSummary {
  if (event.seq <= summary.head) {
    return summary
  }
  const next: ChatSummary = { ...summary, head: event.seq, last: event, lastActor: actor }
  switch (event.type) {
    case 'message.sent':
      return event.actor === self
        ? { ...next, readSeq: event.seq, unread: 0 }
        : { ...next, unread: summary.unread + 1 }
    case 'members.added':
      return { ...next, memberCount: summary.memberCount + event.members.length }
    case 'chat.created':
      return { ...next, title: event.title, memberCount: event.members.length }
    case 'call.recorded':
      return next
  }
}

/** @param unread messages by others after `seq` */
export function applyReadMarker(summary: ChatSummary, seq: number, unread: number): ChatSummary {
  return seq < summary.readSeq ? summary : { ...summary, readSeq: seq, unread }
}

/** The list entry of a chat that a list has not named yet. */
export function summaryOf(chat: Chat, self: UserId): ChatSummary {
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    memberCount: chat.members.length,
    peer: chat.type === 'personal' ? (chat.members.find(({ user }) => user.id !== self)?.user ?? null) : null,
    head: chat.head,
    last: null,
    lastActor: null,
    readSeq: chat.readSeq,
    unread: chat.unread,
  }
}

export function titleOf(summary: Pick<ChatSummary, 'title' | 'peer'>): string {
  return summary.peer?.displayName ?? summary.title
}

/** Newest activity first; a chat without events keeps its place by id. */
export function byActivity(a: ChatSummary, b: ChatSummary): number {
  return (b.last?.at ?? '').localeCompare(a.last?.at ?? '') || b.id.localeCompare(a.id)
}

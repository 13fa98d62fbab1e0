import { mentionsAfter } from './mentions'
import { missedCallsAfter } from './missedCalls'
import { countAfter } from './unread'
import type { Chat, ChatSummary, User } from '@/api/schema'
import { applyToMessage, isChange, isSilent } from './messageFold'
import { nameOf } from '@/features/users/userName'
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
  const mentions = mentionsAfter(summary, event, self)
  const missedCalls = missedCallsAfter(summary, event, self)
  const unread = countAfter(summary.unread, event, summary.readSeq, self)
  if (!isShown(event)) {
    return {
      ...summary,
      head: event.seq,
      last: lastAfter(summary.last, event),
      unread,
      mentions,
      missedCalls,
    }
  }
  const next: ChatSummary = {
    ...summary,
    head: event.seq,
    last: event,
    lastActor: actor,
    unread,
    mentions,
    missedCalls,
  }
  switch (event.type) {
    case 'members.added':
      return { ...next, memberCount: summary.memberCount + event.members.length }
    case 'member.joined':
      return { ...next, memberCount: summary.memberCount + 1 }
    case 'chat.created':
      return { ...next, title: event.title, memberCount: event.members.length }
    case 'member.removed':
    case 'member.left':
      return { ...next, memberCount: summary.memberCount - 1 }
    case 'profile.changed':
      return { ...next, title: event.title }
    case 'avatar.changed':
      return { ...next, avatar: event.avatar }
    case 'chat.deleted':
      return { ...next, memberCount: 0 }
    default:
      return next
  }
}

/** Whether the list shows an event; it never shows what only changes a message. */
export function isShown(event: ChatEvent): boolean {
  return !isChange(event) && !isSilent(event) && event.type !== 'pin.changed'
}

/** The newest shown event after one that is not shown: a message is shown as it is now. */
export function lastAfter(last: ChatEvent | null, event: ChatEvent): ChatEvent | null {
  const edits = isChange(event) && event.type !== 'reaction.changed'
  return last?.type === 'message.sent' && edits ? applyToMessage(last, event) : last
}

/** @param unread messages by others after `seq` up to the summary's head, not deleted */
export function applyReadMarker(summary: ChatSummary, seq: number, unread: number): ChatSummary {
  return seq <= summary.readSeq
    ? summary
    : {
        ...summary,
        readSeq: seq,
        unread,
        mentions: summary.mentions.filter((mention) => mention > seq),
        missedCalls: summary.missedCalls.filter((call) => call > seq),
      }
}

/** The list entry of a chat that a list has not named yet. */
export function summaryOf(chat: Chat, self: UserId): ChatSummary {
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title,
    avatar: chat.avatar,
    memberCount: chat.members.length,
    peer: chat.type === 'personal' ? (chat.members.find(({ user }) => user.id !== self)?.user ?? null) : null,
    head: chat.head,
    last: null,
    lastActor: null,
    readSeq: chat.readSeq,
    unread: chat.unread,
    mentions: chat.mentions,
    missedCalls: chat.missedCalls,
    preferences: chat.preferences,
  }
}

export function titleOf(summary: Pick<ChatSummary, 'title' | 'peer'>): string {
  return summary.peer ? nameOf(summary.peer) : summary.title
}

/** When something was last shown of a chat; reading a date takes too long to do it at each comparison. */
const activities = new WeakMap<ChatSummary, number>()

function activityOf(chat: ChatSummary): number {
  let at = activities.get(chat)
  if (at === undefined) {
    at = chat.last ? Date.parse(chat.last.at) : 0
    activities.set(chat, at)
  }
  return at
}

/** Newest activity first; a chat without events keeps its place by id. */
export function byActivity(a: ChatSummary, b: ChatSummary): number {
  return activityOf(b) - activityOf(a) || b.id.localeCompare(a.id)
}

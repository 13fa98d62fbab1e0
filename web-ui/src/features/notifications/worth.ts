import type { Level } from './notificationSettings'
import type { ChatSummary } from '@/api/schema'
import { mentionsUser } from '@/features/chats/mentions'
import { isMuted } from '@/features/chats/preferences'
import type { MessageEvent } from '@/features/chats/messageFold'
import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/** Whether a notification is due for what has happened in a chat: a new message by another, as the person wants it. */
export function isWorth(
  event: ChatEvent,
  chat: ChatSummary,
  level: Level,
  self: UserId,
  now: number,
): event is MessageEvent {
  if (event.type !== 'message.sent' || event.actor === self || event.deleted || event.seq <= chat.readSeq) {
    return false
  }
  if (level === 'off' || isMuted(chat, now)) {
    return false
  }
  return level === 'all' || chat.type === 'personal' || mentionsUser(event.mentions, self)
}

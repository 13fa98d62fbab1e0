import type { ChatSummary } from '@/api/schema'

/** What the server takes for muted without an end. */
export const FOR_EVER = '9999-12-31T00:00:00Z'

export function isMuted({ preferences }: Pick<ChatSummary, 'preferences'>, now: number): boolean {
  return preferences.mutedUntil !== null && Date.parse(preferences.mutedUntil) > now
}

/** Until something new is in it; while it is muted also after that. */
export function isArchived(chat: Pick<ChatSummary, 'preferences' | 'last'>, now: number): boolean {
  const { archivedSeq } = chat.preferences
  return archivedSeq > 0 && ((chat.last?.seq ?? 0) <= archivedSeq || isMuted(chat, now))
}

/** Whether nothing in it is unread, and the person logged in wants to have it so. */
export function isMarkedUnread({
  unread,
  preferences,
}: Pick<ChatSummary, 'unread' | 'preferences'>): boolean {
  return preferences.markedUnread && unread === 0
}

/** What of a chat asks for attention: in a muted one only what mentions the person logged in, and that person's own mark. */
export function attentionOf(chat: ChatSummary, now: number): number {
  if (isMarkedUnread(chat)) {
    return 1
  }
  return isMuted(chat, now) ? chat.mentions.length : chat.unread
}

import { attentionOf } from '@/features/chats/preferences'
import type { ChatSummary } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** Which chats of the list are shown. */
export type ChatFilter = 'all' | 'unread' | 'personal' | 'group' | 'channel'

export const CHAT_FILTERS = ['all', 'unread', 'personal', 'group', 'channel'] as const satisfies ChatFilter[]

/** With so few chats there is nothing to choose from. */
export const FILTERED_FROM = 5

/** The chat that is open does not go away under the hands of who reads it. */
export function filtered(
  chats: ChatSummary[],
  filter: ChatFilter,
  now: number,
  open: ChatId | null,
): ChatSummary[] {
  switch (filter) {
    case 'all':
      return chats
    case 'unread':
      return chats.filter((chat) => chat.id === open || attentionOf(chat, now) > 0)
    default:
      return chats.filter(({ type }) => type === filter)
  }
}

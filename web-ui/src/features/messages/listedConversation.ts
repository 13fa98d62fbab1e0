import type { Ref } from 'vue'
import type { useConversation } from './useConversation'
import type { ChatSummary } from '@/api/schema'
import type { MessagePlace } from '@/realtime/messagePlace'

/** What the list of messages shows, and asks for: the conversation of a chat, or that of a meeting. */
export type ListedConversation = Pick<
  ReturnType<typeof useConversation>,
  | 'rows'
  | 'shown'
  | 'loaded'
  | 'complete'
  | 'loading'
  | 'atTail'
  | 'draft'
  | 'title'
  | 'peer'
  | 'type'
  | 'load'
  | 'reach'
  | 'showEnd'
  | 'focusOn'
  | 'unreadSince'
  | 'markRead'
> & {
  chatId: MessagePlace
  /** How far it goes, and how far one has read it. */
  summary: Readonly<Ref<Pick<ChatSummary, 'head' | 'readSeq' | 'unread' | 'mentions'> | null>>
}

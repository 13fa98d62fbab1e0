import { targetsOf } from './messageFold'
import { including } from './newestSeqs'
import type { ChatSummary } from '@/api/schema'
import type { ChatEvent, MentionView, UserId } from '@/realtime/protocol.gen'

export function mentionsUser(mentions: readonly MentionView[], user: UserId): boolean {
  return mentions.some(({ userId }) => userId === null || userId === user)
}

/**
 * The seqs of the unread messages by others that mention the person logged in, oldest first. A set: an event that is in
 * it already changes nothing, so that a snapshot may be newer than the events that are applied to it.
 */
export function mentionsAfter(
  { mentions, readSeq }: Pick<ChatSummary, 'mentions' | 'readSeq'>,
  event: ChatEvent,
  self: UserId,
): number[] {
  switch (event.type) {
    case 'message.sent':
      return event.actor !== self && mentionsUser(event.mentions, self)
        ? including(mentions, event.seq, readSeq)
        : mentions
    case 'message.edited':
      return event.actor !== self && mentionsUser(event.mentions, self)
        ? including(mentions, event.target, readSeq)
        : mentions.filter((seq) => seq !== event.target)
    case 'message.deleted':
    case 'messages.removed': {
      const gone = targetsOf(event)
      return mentions.filter((seq) => !gone.includes(seq))
    }
    default:
      return mentions
  }
}

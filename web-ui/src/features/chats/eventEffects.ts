import type { ChatEvent, ChatId, UserId } from '@/realtime/protocol.gen'

/** Why a chat is no longer there. */
export type Loss = 'removed' | 'left' | 'deleted' | 'gone'

export interface Lost {
  chatId: ChatId
  title: string
  why: Loss
}

/** Whether an event takes the chat away from someone, and how. */
export function lossOf(event: ChatEvent, self: UserId): Loss | null {
  if (event.type === 'chat.deleted') {
    return 'deleted'
  }
  if (event.type === 'member.removed' && event.userId === self) {
    return 'removed'
  }
  return event.type === 'member.left' && event.actor === self ? 'left' : null
}

/** Everyone whom an event names. */
export function peopleIn(event: ChatEvent): UserId[] {
  switch (event.type) {
    case 'role.changed':
    case 'member.removed':
    case 'sanctions.changed':
      return [event.actor, event.userId]
    case 'member.joined':
      return event.invitedBy === null ? [event.actor] : [event.actor, event.invitedBy]
    case 'members.added':
    case 'chat.created':
      return [event.actor, ...event.members.map(({ userId }) => userId)]
    case 'message.sent':
      // A webhook is nobody whose name could be asked for.
      return [
        ...(event.webhook ? [] : [event.actor]),
        ...(event.forwarded ? [event.forwarded.author] : []),
        ...(event.run ? [event.run.userId] : []),
      ]
    default:
      return [event.actor]
  }
}

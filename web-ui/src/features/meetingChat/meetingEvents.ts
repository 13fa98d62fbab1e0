import { placeOf } from '@/features/knownMeetings/heldMeetings'
import { asId } from '@/realtime/id'
import type { EventFrame } from '@/realtime/frames'
import type { AuthorView, ChatEvent, ChatId, MeetingChatEvent, UserId } from '@/realtime/protocol.gen'

/**
 * An event of a meeting's chat as the log and the list of messages have them. Whoever shows an author, or who has reacted,
 * takes guests too; the place is the meeting's, which no store of chats knows.
 */
export function chatEventOf(event: MeetingChatEvent): ChatEvent {
  const common = {
    chatId: asId<ChatId>(placeOf(event.meetingId)),
    seq: event.seq,
    at: event.at,
    actor: userIdOf(event.by),
  }
  switch (event.type) {
    case 'meetingChat.sent': {
      const { clientId, text, replyTo, attachments, rev, editedAt, deleted } = event
      return {
        type: 'message.sent',
        ...common,
        ...{ clientId, text, replyTo, attachments, rev, editedAt, deleted },
        ...{ mentions: [], forwarded: null, webhook: null, run: null },
        reactions: event.reactions.map(({ emoji, people }) => ({ emoji, userIds: people.map(userIdOf) })),
      }
    }
    case 'meetingChat.edited':
      return { type: 'message.edited', ...common, target: event.target, text: event.text, mentions: [] }
    case 'meetingChat.deleted':
      return { type: 'message.deleted', ...common, target: event.target, author: common.actor }
    case 'meetingChat.reacted':
      return {
        type: 'reaction.changed',
        ...common,
        target: event.target,
        emoji: event.emoji,
        on: event.on,
      }
  }
}

export function isMeetingChatEvent(frame: EventFrame): frame is MeetingChatEvent {
  return frame.type.startsWith('meetingChat.')
}

/** Everybody whom an event names. */
export function peopleOf(event: MeetingChatEvent): AuthorView[] {
  const reacted = event.type === 'meetingChat.sent' ? event.reactions.flatMap(({ people }) => people) : []
  return [event.by, ...reacted]
}

const userIdOf = ({ person }: AuthorView) => asId<UserId>(person)

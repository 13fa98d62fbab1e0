import type { ChatEvent, ReactionView, UserId } from '@/realtime/protocol.gen'

export type MessageEvent = Extract<ChatEvent, { type: 'message.sent' }>

/** What changes a message that is there already, and is no row of its own. */
export type ChangeEvent = Extract<
  ChatEvent,
  { type: 'message.edited' | 'message.deleted' | 'messages.removed' | 'reaction.changed' }
>

/** What nobody is shown: invites are for those who may make them, and these ask for them. */
export type SilentEvent = Extract<ChatEvent, { type: 'invite.created' | 'invite.revoked' }>

export function isSilent(event: ChatEvent): event is SilentEvent {
  return event.type === 'invite.created' || event.type === 'invite.revoked'
}

export function isChange(event: ChatEvent): event is ChangeEvent {
  return (
    event.type === 'message.edited' ||
    event.type === 'message.deleted' ||
    event.type === 'messages.removed' ||
    event.type === 'reaction.changed'
  )
}

/** The seqs of the messages that a change is of. */
export function targetsOf(event: ChangeEvent): readonly number[] {
  return event.type === 'messages.removed' ? event.messages.map(({ seq }) => seq) : [event.target]
}

/** The message after a change; the same message where the change is not its own or is in it already. */
export function applyToMessage(message: MessageEvent, event: ChangeEvent): MessageEvent {
  if (!targetsOf(event).includes(message.seq) || event.seq <= message.rev || message.deleted) {
    return message
  }
  switch (event.type) {
    case 'message.edited':
      return { ...message, rev: event.seq, text: event.text, mentions: event.mentions, editedAt: event.at }
    case 'message.deleted':
    case 'messages.removed':
      return {
        ...message,
        rev: event.seq,
        text: '',
        mentions: [],
        forwarded: null,
        attachments: [],
        deleted: true,
        reactions: [],
      }
    case 'reaction.changed':
      return {
        ...message,
        rev: event.seq,
        reactions: reactionsAfter(message.reactions, event.emoji, event.actor, event.on),
      }
  }
}

/**
 * The events that are rows, with all that has happened to each message since it was read. A page that is read late and
 * the events after it come to the same.
 */
export function foldMessages(events: readonly ChatEvent[]): Exclude<ChatEvent, ChangeEvent | SilentEvent>[] {
  const changes = new Map<number, ChangeEvent[]>()
  for (const event of events) {
    if (isChange(event)) {
      for (const target of targetsOf(event)) {
        changes.set(target, [...(changes.get(target) ?? []), event])
      }
    }
  }
  return events
    .filter((event) => !isChange(event) && !isSilent(event))
    .map((event) =>
      event.type === 'message.sent' ? (changes.get(event.seq) ?? []).reduce(applyToMessage, event) : event,
    )
}

function reactionsAfter(
  reactions: readonly ReactionView[],
  emoji: string,
  userId: UserId,
  on: boolean,
): ReactionView[] {
  const known = reactions.find((reaction) => reaction.emoji === emoji)
  if (!known) {
    return on ? [...reactions, { emoji, userIds: [userId] }] : [...reactions]
  }
  const others = known.userIds.filter((id) => id !== userId)
  const userIds = on ? (others.length < known.userIds.length ? known.userIds : [...others, userId]) : others
  return reactions
    .map((reaction) => (reaction === known ? { emoji, userIds } : reaction))
    .filter((reaction) => reaction.userIds.length > 0)
}

import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/** How a count of unread messages differs by an event. */
interface Change {
  /** The seq of the event. */
  readonly at: number
  /** The seq of the message that came or went. */
  readonly message: number
  readonly by: 1 | -1
}

/** The latest changes of a chat's count: all of those after `since`. */
export interface Recent {
  readonly since: number
  readonly changes: readonly Change[]
}

/** How many messages after a read marker were unread when the chat stood at `head`. */
export interface Count {
  readonly head: number
  readonly unread: number
}

const MOST_CHANGES = 200

/** Unread are the messages by others that are not deleted. */
function changesBy(event: ChatEvent, self: UserId): Change[] {
  switch (event.type) {
    case 'message.sent':
      return event.actor === self ? [] : [{ at: event.seq, message: event.seq, by: 1 }]
    case 'message.deleted':
      return event.author === self ? [] : [{ at: event.seq, message: event.target, by: -1 }]
    case 'messages.removed':
      return event.messages
        .filter(({ author }) => author !== self)
        .map(({ seq }) => ({ at: event.seq, message: seq, by: -1 }))
    default:
      return []
  }
}

/** The count after an event, of the messages after the read marker. */
export function countAfter(unread: number, event: ChatEvent, readSeq: number, self: UserId): number {
  return changesBy(event, self)
    .filter(({ message }) => message > readSeq)
    .reduce((sum, { by }) => sum + by, unread)
}

export function noted(recent: Recent, event: ChatEvent, self: UserId): Recent {
  const more = changesBy(event, self)
  if (more.length === 0) {
    return recent
  }
  const changes = [...recent.changes, ...more]
  const dropped = changes.splice(0, Math.max(0, changes.length - MOST_CHANGES))
  return { since: dropped.at(-1)?.at ?? recent.since, changes }
}

/** A count for a read marker, taken up to the newest event; null where it is older than the changes that are known. */
export function upToDate({ head, unread }: Count, readSeq: number, recent: Recent): number | null {
  if (head < recent.since) {
    return null
  }
  return recent.changes
    .filter(({ at, message }) => at > head && message > readSeq)
    .reduce((sum, { by }) => sum + by, unread)
}

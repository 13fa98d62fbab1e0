import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import type { MeetingPlace, Person } from '@/realtime/protocol.gen'

/** A message of one's own that the chat of its meeting does not hold yet. */
export type MeetingMessage = OutgoingMessage<MeetingPlace>

const PREFIX = 'parley.meetingOutbox '

/** Where the unsent messages of a person are in this tab, so that they outlast a reload. */
export function outboxShelf(person: Person) {
  const key = PREFIX + person

  /** None where the browser keeps nothing, or what is there cannot be read. */
  function read(): MeetingMessage[] {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? '[]') as MeetingMessage[]
    } catch {
      return []
    }
  }

  /** Where the browser refuses, they are in memory alone. */
  function write(messages: readonly MeetingMessage[]): void {
    try {
      if (messages.length === 0) {
        sessionStorage.removeItem(key)
      } else {
        sessionStorage.setItem(key, JSON.stringify(messages))
      }
    } catch {
      // As it is.
    }
  }

  return { read, write }
}

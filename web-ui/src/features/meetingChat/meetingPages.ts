import { getMeetingEvents } from './meetingChatApi'
import type { Reach } from './followedChat'
import { chatEventOf, peopleOf } from './meetingEvents'
import type { LogPage } from '@/features/messages/chatLog'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatEvent, MeetingChatEvent, MeetingId } from '@/realtime/protocol.gen'

/** What the server gives of the chats of meetings, as logs have it; whom it names is known from then on. */
export function useMeetingPages() {
  const users = useUsersStore()

  /** Guests may not ask who somebody is: the events say it. */
  function eventsOf(frames: readonly MeetingChatEvent[]): ChatEvent[] {
    const people = frames.flatMap(peopleOf)
    users.learnNames(people)
    new Set(people.map(({ person }) => person)).forEach((person) => {
      void users.ensure(person).catch(() => undefined)
    })
    return frames.map(chatEventOf)
  }

  /** @param before null for the newest page */
  async function read(id: MeetingId, before: number | null, limit?: number): Promise<LogPage & Reach> {
    const page = await getMeetingEvents(id, before, limit)
    return { from: page.from, head: page.head, events: eventsOf(page.events) }
  }

  return { eventsOf, read }
}

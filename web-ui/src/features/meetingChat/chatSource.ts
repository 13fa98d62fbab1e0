import { computed, type ComputedRef, type Ref } from 'vue'
import type { FollowedChat, Reach } from './followedChat'
import { useMeetingChatsStore } from './meetingChatsStore'
import { useMeetingOutboxStore } from './meetingOutboxStore'
import type { ProblemCode } from '@/api/problem'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import { placeOf } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { Focus, LogPage } from '@/features/messages/chatLog'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { MeetingId } from '@/realtime/protocol.gen'

/** Where a conversation has the chat of a meeting from, and what may be done there. */
export interface ChatSource {
  title: ComputedRef<string>
  /** Null until it is known. */
  chat: Readonly<Ref<FollowedChat | null>>
  /** Why the newest page is not there. */
  error: Readonly<Ref<ProblemCode | null>>
  unread: Readonly<Ref<number>>
  readSeq: Readonly<Ref<number>>
  /** What one has sent and is not in the log yet. */
  outgoing: Readonly<Ref<readonly OutgoingMessage<MessagePlace>[]>>
  hosts: Readonly<Ref<boolean>>
  /** Whether one writes there, and puts reactions. */
  writes: boolean
  /** Whether messages may be deleted. */
  deletes: boolean
  load: () => Promise<void>
  read: (before: number, limit?: number) => Promise<LogPage & Reach>
  /** False where the page must be read again. */
  putOlder: (page: LogPage, how: 'extend' | 'visit') => boolean
  focusOn: (focus: Focus | null) => void
  showEnd: () => void
  markRead: (seq: number) => void
  /** After something was changed. */
  changed: () => Promise<void>
}

/** The chat of the meeting one is in: its events come by themselves. */
export function useFollowedSource(id: MeetingId): ChatSource {
  const chats = useMeetingChatsStore()
  const meetings = useMeetingsStore()
  const outbox = useMeetingOutboxStore()
  return {
    title: computed(() => meetings.byId.get(id)?.title ?? ''),
    chat: computed(() => chats.byId.get(id) ?? null),
    error: computed(() => chats.errors.get(id) ?? null),
    unread: computed(() => chats.unread(id)),
    readSeq: computed(() => chats.readSeq(id)),
    outgoing: computed(() => outbox.of(placeOf(id))),
    hosts: computed(() => meetings.hosts(meetings.byId.get(id))),
    writes: true,
    deletes: true,
    load: () => chats.load(id),
    read: (before, limit) => chats.read(id, before, limit),
    putOlder: (page, how) => chats.putOlder(id, page, how),
    focusOn: (focus) => {
      chats.focusOn(id, focus)
    },
    showEnd: () => {
      chats.showEnd(id)
    },
    markRead: (seq) => {
      chats.markRead(id, seq)
    },
    changed: () => Promise.resolve(),
  }
}

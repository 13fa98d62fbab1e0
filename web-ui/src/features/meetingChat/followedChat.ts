import {
  applyEvent,
  bounded,
  type ChatLog,
  cursorOf,
  emptyAfter,
  extend,
  type Focus,
  isStale,
  logOf,
  type LogPage,
  showEnd,
  visit,
} from '@/features/messages/chatLog'
import type { ChatEvent } from '@/realtime/protocol.gen'

/** How far the chat of a meeting reaches for whoever has come in. */
export interface Reach {
  /** The first seq one may read. */
  readonly from: number
  /** The newest one; before `from` where nothing may be read yet. */
  readonly head: number
}

/** What a page of the meeting holds of its chat. Never changed in place. */
export interface FollowedChat extends Reach {
  /** Null until the newest page is there. */
  readonly log: ChatLog | null
  /** What has come before that page, in the order of coming. */
  readonly early: readonly ChatEvent[]
}

/** What the server says on each connection: a chat that is known goes on from where it is, unless less of it may be read. */
export function withReach(known: FollowedChat | undefined, { from, head }: Reach): FollowedChat {
  if (!known || from > known.from) {
    return settled({ from, head, log: null, early: [] })
  }
  return settled({ ...known, from, head: Math.max(known.head, head) })
}

/** Events, live or of catching up, in whatever order: what is known already changes nothing, and nothing is skipped. */
export function withEvents(known: FollowedChat, events: readonly ChatEvent[]): FollowedChat {
  const head = Math.max(known.head, ...events.map(({ seq }) => seq))
  return settled({ ...known, head, early: [...known.early, ...events] })
}

/** The newest page, where none is there. */
export function withNewest(known: FollowedChat, page: LogPage & Reach): FollowedChat {
  if (known.log) {
    return known
  }
  const log = page.events.length === 0 ? emptyAfter(page.head) : logOf(page)
  return settled({ ...known, from: page.from, head: Math.max(known.head, page.head), log })
}

/** A page further back; null where it is older than what is known of changes, and must be read again. */
export function withOlder(known: FollowedChat, page: LogPage, how: 'extend' | 'visit'): FollowedChat | null {
  if (!known.log || isStale(known.log, page)) {
    return null
  }
  return { ...known, log: how === 'extend' ? extend(known.log, page) : visit(known.log, page) }
}

/** Whether events are missing that are to be asked for after the cursor. */
export function isBehind(chat: FollowedChat): boolean {
  return chat.log !== null && cursorOf(chat.log) < chat.head
}

export function atEnd(chat: FollowedChat): FollowedChat {
  return chat.log ? { ...chat, log: showEnd(chat.log) } : chat
}

/** @param focus what is on the screen; null while nobody looks */
export function within(chat: FollowedChat, focus: Focus | null): FollowedChat {
  const log = chat.log && bounded(chat.log, focus)
  return log === chat.log ? chat : { ...chat, log }
}

/** With what has come early in its place. A log in which nothing may be read yet needs no page to begin. */
function settled(chat: FollowedChat): FollowedChat {
  const begun = chat.log ?? (chat.head < chat.from ? emptyAfter(chat.head) : null)
  if (!begun) {
    return chat
  }
  const log = [...chat.early]
    .sort((a, b) => a.seq - b.seq)
    .reduce((now, event) => {
      const applied = applyEvent(now, event)
      return applied.kind === 'applied' ? applied.log : now
    }, begun)
  return { ...chat, log, early: [] }
}

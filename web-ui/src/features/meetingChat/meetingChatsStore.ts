import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import * as followed from './followedChat'
import type { FollowedChat } from './followedChat'
import { isMeetingChatEvent } from './meetingEvents'
import { useMeetingPages } from './meetingPages'
import { useReadMarks } from './readMarks'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { cursorOf, type Focus, unreadAfter } from '@/features/messages/chatLog'
import type { ChatEvent, MeetingChatEvent, MeetingId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const RETRY_MS = 3000
/** What the next attempt may mend. */
const PASSING: readonly ProblemCode[] = ['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'NETWORK']

/** Told of each event in order and once; `fresh` says that it has come since the page had the chat. */
type EventListener = (id: MeetingId, events: readonly ChatEvent[], fresh: boolean) => void

/** The chats of meetings, of the one the page is in above all: followed live, and caught up with after each gap. */
export const useMeetingChatsStore = defineStore('meetingChats', () => {
  const auth = useAuthStore()
  const meetings = useMeetingsStore()
  const realtime = useRealtimeStore()
  const pages = useMeetingPages()
  const byId = shallowReactive(new Map<MeetingId, FollowedChat>())
  /** Those whose events come by the present connection. */
  const following = shallowReactive(new Set<MeetingId>())
  /** Why the newest page of a chat is not there. */
  const errors = shallowReactive(new Map<MeetingId, ProblemCode>())
  const marks = useReadMarks()
  const focuses = new Map<MeetingId, Focus>()
  const loading = new Set<MeetingId>()
  const catchingUp = new Set<MeetingId>()
  const eventListeners = new Set<EventListener>()
  const followListeners: ((id: MeetingId) => void)[] = []

  function listen(): void {
    meetings.onEntered((entered) => {
      if (entered.chat) {
        follow(entered.meetingId, entered.chat)
      } else {
        following.delete(entered.meetingId)
      }
    })
    realtime.onEvent((frame) => {
      if (isMeetingChatEvent(frame)) {
        reduce(frame.meetingId, [frame])
      }
    })
    watch(
      [() => realtime.state, () => meetings.standing],
      ([state, standing]) => {
        if (state !== 'online') {
          following.clear()
        } else if (standing.name !== 'entering' && standing.name !== 'admitted') {
          const left = 'meetingId' in standing ? [standing.meetingId] : [...following]
          left.forEach((id) => following.delete(id))
        }
      },
      { flush: 'sync' },
    )
  }

  function follow(id: MeetingId, reach: followed.Reach): void {
    following.add(id)
    if (marks.of(id) === null) {
      // What was written before one came is no news.
      marks.move(id, reach.head)
    }
    put(id, followed.withReach(byId.get(id), reach))
    complete(id)
    followListeners.forEach((listen) => {
      listen(id)
    })
  }

  function reduce(id: MeetingId, frames: readonly MeetingChatEvent[]): void {
    const known = byId.get(id)
    if (!known) {
      return
    }
    const events = pages.eventsOf(frames)
    const next = followed.withEvents(known, events)
    put(id, next)
    const [before, after] = [known.log ? cursorOf(known.log) : 0, next.log ? cursorOf(next.log) : 0]
    const fresh = events.filter(({ seq }) => seq > before && seq <= after)
    if (fresh.length > 0) {
      tell(id, fresh, true)
    }
    complete(id)
  }

  function tell(id: MeetingId, events: readonly ChatEvent[], fresh: boolean): void {
    eventListeners.forEach((listen) => {
      listen(id, events, fresh)
    })
  }

  /** Asks for whatever is missing. */
  function complete(id: MeetingId): void {
    const chat = byId.get(id)
    if (chat && !chat.log) {
      void load(id)
    } else if (chat && following.has(id) && followed.isBehind(chat)) {
      void catchUp(id)
    }
  }

  /** Fetches the newest page, where none is there. */
  async function load(id: MeetingId): Promise<void> {
    if (loading.has(id)) {
      return
    }
    loading.add(id)
    errors.delete(id)
    try {
      const page = await pages.read(id, null)
      const known = byId.get(id) ?? followed.withReach(undefined, page)
      put(id, followed.withNewest(known, page))
      tell(id, page.events, false)
    } catch (failure) {
      errors.set(id, codeOf(failure))
      again(id, failure)
      return
    } finally {
      loading.delete(id)
    }
    complete(id)
  }

  async function catchUp(id: MeetingId): Promise<void> {
    if (catchingUp.has(id)) {
      return
    }
    catchingUp.add(id)
    try {
      let after = -1
      for (let log = byId.get(id)?.log; log && cursorOf(log) > after; log = byId.get(id)?.log) {
        after = cursorOf(log)
        if (!following.has(id) || after >= (byId.get(id)?.head ?? 0)) {
          return
        }
        const { events } = await realtime.request({ type: 'meetingChat.catchUp', meetingId: id, after })
        reduce(id, events)
      }
    } catch (failure) {
      again(id, failure)
    } finally {
      catchingUp.delete(id)
    }
  }

  /** The next connection begins anew by itself. */
  function again(id: MeetingId, failure: unknown): void {
    if (PASSING.includes(codeOf(failure)) && following.has(id)) {
      setTimeout(() => {
        complete(id)
      }, RETRY_MS)
    }
  }

  function putOlder(
    id: MeetingId,
    page: Parameters<typeof followed.withOlder>[1],
    how: 'extend' | 'visit',
  ): boolean {
    const known = byId.get(id)
    const next = known && followed.withOlder(known, page, how)
    const [from, to] = [page.events[0]?.seq, page.events.at(-1)?.seq]
    if (next && how === 'visit' && from !== undefined && to !== undefined) {
      focuses.set(id, { from, to })
    }
    if (next) {
      put(id, next)
    }
    return next !== null
  }

  function focusOn(id: MeetingId, focus: Focus | null): void {
    if (focus) {
      focuses.set(id, focus)
    } else {
      focuses.delete(id)
    }
    const known = byId.get(id)
    if (known) {
      put(id, known)
    }
  }

  function showEnd(id: MeetingId): void {
    const known = byId.get(id)
    if (known) {
      put(id, followed.atEnd(known))
    }
  }

  function put(id: MeetingId, chat: FollowedChat): void {
    const next = followed.within(chat, focuses.get(id) ?? null)
    if (byId.get(id) !== next) {
      byId.set(id, next)
    }
  }

  /** Messages of others that one has not seen; as many as are held, where there are more. */
  function unread(id: MeetingId): number {
    const log = byId.get(id)?.log
    const mark = marks.of(id)
    return !log || mark === null ? 0 : (unreadAfter(log, Math.max(mark, log.tail.from - 1), auth.self) ?? 0)
  }

  return {
    byId,
    following,
    errors,
    listen,
    load,
    read: pages.read,
    putOlder,
    focusOn,
    showEnd,
    unread,
    readSeq: (id: MeetingId) => marks.of(id) ?? 0,
    markRead: marks.move,
    /** Returns what ends it. */
    onEvents: (listener: EventListener) => {
      eventListeners.add(listener)
      return () => void eventListeners.delete(listener)
    },
    /** Told whenever a connection has begun to follow a chat. */
    onFollowed: (listener: (id: MeetingId) => void) => void followListeners.push(listener),
  }
})

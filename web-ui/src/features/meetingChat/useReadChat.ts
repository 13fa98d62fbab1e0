import { computed, shallowRef } from 'vue'
import type { ChatSource } from './chatSource'
import * as followed from './followedChat'
import type { FollowedChat } from './followedChat'
import { useMeetingPages } from './meetingPages'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { Meeting } from '@/api/schema'
import { cursorOf, type Focus } from '@/features/messages/chatLog'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/**
 * The chat of a meeting for its hosts, who read it without being in the meeting. It is as it was when it was read, and held apart
 * from the one of the meeting one is in, though that may be the same.
 */
export function useReadChat({ id, title, state }: Meeting): ChatSource {
  const realtime = useRealtimeStore()
  const pages = useMeetingPages()
  const chat = shallowRef<FollowedChat | null>(null)
  const error = shallowRef<ProblemCode | null>(null)
  let focus: Focus | null = null

  function put(next: FollowedChat): void {
    chat.value = followed.within(next, focus)
  }

  async function load(): Promise<void> {
    error.value = null
    try {
      const page = await pages.read(id, null)
      put(followed.withNewest(followed.withReach(undefined, page), page))
    } catch (failure) {
      error.value = codeOf(failure)
    }
  }

  /** Its events do not come by themselves. */
  async function catchUp(): Promise<void> {
    let after = -1
    for (let log = chat.value?.log; log && cursorOf(log) > after; log = chat.value?.log) {
      after = cursorOf(log)
      const { events } = await realtime.request({ type: 'meetingChat.catchUp', meetingId: id, after })
      const known = chat.value
      if (known) {
        put(followed.withEvents(known, pages.eventsOf(events)))
      }
    }
  }

  return {
    title: computed(() => title),
    chat,
    error,
    unread: computed(() => 0),
    readSeq: computed(() => chat.value?.head ?? 0),
    outgoing: computed(() => []),
    hosts: computed(() => true),
    writes: false,
    deletes: state !== 'past',
    load,
    read: (before, limit) => pages.read(id, before, limit),
    putOlder: (page, how) => {
      const next = chat.value && followed.withOlder(chat.value, page, how)
      const [from, to] = [page.events[0]?.seq, page.events.at(-1)?.seq]
      if (next && how === 'visit' && from !== undefined && to !== undefined) {
        focus = { from, to }
      }
      if (next) {
        put(next)
      }
      return next !== null
    },
    focusOn: (wanted) => {
      focus = wanted
      if (chat.value) {
        put(chat.value)
      }
    },
    showEnd: () => {
      if (chat.value) {
        put(followed.atEnd(chat.value))
      }
    },
    markRead: () => undefined,
    changed: () => catchUp().catch(() => undefined),
  }
}

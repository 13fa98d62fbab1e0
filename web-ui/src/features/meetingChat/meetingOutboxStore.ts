import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import { useMeetingChatsStore } from './meetingChatsStore'
import { type MeetingMessage, outboxShelf } from './outboxShelf'
import { codeOf } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { withTakenBack } from '@/features/drafts/takenBack'
import { meetingIdOf } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { cursorOf } from '@/features/messages/chatLog'
import { createSender } from '@/features/messages/outbox/outboxSender'
import { newClientId } from '@/realtime/clientId'
import type { ChatEvent, MeetingPlace } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { serverNow } from '@/realtime/serverClock'

export type Written = Pick<MeetingMessage, 'chatId' | 'chatTitle' | 'text' | 'replyTo' | 'attachments'>

/**
 * What is written to meetings and not yet in their chats, kept in this tab also over a reload. Sending is idempotent by
 * client id, so whatever is not answered is simply sent again.
 */
export const useMeetingOutboxStore = defineStore('meetingOutbox', () => {
  const auth = useAuthStore()
  const chats = useMeetingChatsStore()
  const drafts = useDraftsStore()
  const meetings = useMeetingsStore()
  const realtime = useRealtimeStore()
  const byClientId = shallowReactive(new Map<string, MeetingMessage>())
  /** The server has them, and their events are still to come. */
  const accepted = new Set<string>()
  /** Whose messages are here: a guest may come in after the page was loaded. */
  let owner = ''

  const look = createSender<MeetingPlace>({
    lockOf: (place) => `parley.meetingOutbox ${auth.self} ${place}`,
    online: () => realtime.state === 'online',
    refresh: () => Promise.resolve(),
    next: (place) => (isFollowed(place) ? (waiting(place)[0] ?? null) : null),
    post: async ({ chatId, clientId, text, replyTo, attachments }) => {
      const attachmentIds = attachments.map(({ id }) => id)
      const meetingId = meetingIdOf(chatId)
      const command = { type: 'meetingChat.send', meetingId, clientId, text, replyTo, attachmentIds } as const
      return (await realtime.request(command)).seq
    },
    accepted: ({ clientId, chatId }, seq) => {
      const log = chats.byId.get(meetingIdOf(chatId))?.log
      if (log && cursorOf(log) >= seq) {
        discard(clientId)
      } else if (byClientId.has(clientId)) {
        accepted.add(clientId)
      }
    },
    refused: (message, failure) => {
      if (byClientId.has(message.clientId)) {
        put({ ...message, state: 'failed', code: codeOf(failure) })
      }
    },
  })

  const isFollowed = (place: MeetingPlace) => chats.following.has(meetingIdOf(place))

  const waiting = (place: MeetingPlace) =>
    of(place).filter(({ clientId, state }) => state === 'pending' && !accepted.has(clientId))

  function of(place: MeetingPlace): MeetingMessage[] {
    return [...byClientId.values()].filter(({ chatId }) => chatId === place)
  }

  function listen(): void {
    chats.onFollowed(() => {
      takeUp()
      new Set([...byClientId.values()].map(({ chatId }) => chatId)).forEach(look)
    })
    chats.onEvents((_, events) => {
      events.forEach(reduceEvent)
    })
    watch(() => meetings.standing, giveUp)
  }

  /** What was left unsent before a reload. */
  function takeUp(): void {
    if (owner !== auth.self) {
      owner = auth.self
      byClientId.clear()
      shelf()
        .read()
        .forEach((message) => byClientId.set(message.clientId, message))
    }
  }

  /** Whoever is removed, and a meeting that is over, sends nothing more. */
  function giveUp(standing: typeof meetings.standing): void {
    const code =
      standing.name === 'over' ? 'MEETING_ENDED' : standing.name === 'failed' ? standing.code : null
    for (const message of code === null ? [] : byClientId.values()) {
      if ('meetingId' in standing && meetingIdOf(message.chatId) === standing.meetingId) {
        put({ ...message, state: 'failed', code })
      }
    }
  }

  /** Takes the draft of the meeting away, as far as it is sent. */
  function send(written: Written): void {
    takeUp()
    const gone = new Set(written.attachments.map(({ id }) => id))
    drafts.update(written.chatId, (draft) => ({
      ...draft,
      text: '',
      replyTo: null,
      files: draft.files.filter(({ id }) => !gone.has(id)),
    }))
    put({
      ...written,
      clientId: newClientId(),
      at: new Date(serverNow()).toISOString(),
      state: 'pending',
      code: null,
    })
    look(written.chatId)
  }

  function retry(clientId: string): void {
    const message = byClientId.get(clientId)
    if (message) {
      put({ ...message, state: 'pending', code: null })
      look(message.chatId)
    }
  }

  /** Back into the composer. */
  function takeBack(clientId: string): void {
    const message = byClientId.get(clientId)
    if (message) {
      drafts.update(message.chatId, (draft) => withTakenBack(draft, message))
      discard(clientId)
    }
  }

  function discard(clientId: string): void {
    accepted.delete(clientId)
    byClientId.delete(clientId)
    keep()
  }

  function reduceEvent(event: ChatEvent): void {
    if (event.type === 'message.sent' && event.actor === auth.self && byClientId.has(event.clientId)) {
      discard(event.clientId)
    }
  }

  function put(message: MeetingMessage): void {
    byClientId.set(message.clientId, message)
    keep()
  }

  const shelf = () => outboxShelf(auth.self)
  const keep = () => {
    shelf().write([...byClientId.values()])
  }

  return { byClientId, of, listen, send, retry, takeBack, discard }
})

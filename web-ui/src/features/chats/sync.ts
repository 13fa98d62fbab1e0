import { defineStore } from 'pinia'
import { getChat, listChats } from './chatsApi'
import { useChats } from './chatsStore'
import { codeOf, Problem } from '@/api/problem'
import { useAuth } from '@/features/auth/authStore'
import { useUsers } from '@/features/members/usersStore'
import { cursorOf, unreadAfter } from '@/features/messages/chatLog'
import { useLogs } from '@/features/messages/logsStore'
import { getEvents } from '@/features/messages/messagesApi'
import { useOutbox } from '@/features/messages/outboxStore'
import { type EventFrame, isChatEvent } from '@/realtime/frames'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { useRealtime } from '@/realtime/realtime'

const RETRY_MS = 3000

type Held = Extract<EventFrame, ChatEvent | { type: 'readMarker.moved' }>

/**
 * Keeps chats and logs in step with the server: subscribe first, then fetch the snapshot, merge by seq; after any gap ask
 * for what is missing.
 */
export const useSync = defineStore('sync', () => {
  const auth = useAuth()
  const chats = useChats()
  const logs = useLogs()
  const outbox = useOutbox()
  const users = useUsers()
  const realtime = useRealtime()

  /** Events that came while a snapshot was on its way; null while none is. */
  let held: Held[] | null = null
  let round = 0
  /** Chats that the page has just heard of, and their events so far. */
  const adopting = new Map<ChatId, ChatEvent[]>()
  const catchingUp = new Set<ChatId>()

  function start(): void {
    realtime.onReady(() => void resync())
    realtime.onEvent((event) => {
      if (isChatEvent(event) || event.type === 'readMarker.moved') {
        if (held) {
          held.push(event)
        } else {
          reduce(event)
        }
      }
    })
  }

  async function resync(): Promise<void> {
    const mine = ++round
    held ??= []
    try {
      const { chats: snapshot } = await listChats()
      if (mine !== round) {
        return
      }
      chats.reduceSnapshot(snapshot)
    } catch (failure) {
      if (mine === round) {
        chats.error = codeOf(failure)
        setTimeout(() => mine === round && realtime.state === 'online' && void resync(), RETRY_MS)
      }
      return
    }
    const missed = held
    held = null
    missed.forEach(reduce)
    for (const [chatId, log] of logs.byId) {
      if (cursorOf(log) < (chats.byId.get(chatId)?.head ?? 0)) {
        void catchUp(chatId)
      }
    }
    outbox.flush()
  }

  function reduce(event: Held): void {
    if (event.type === 'readMarker.moved') {
      // The log knows better than a count that was taken before a message that is here by now.
      const log = logs.byId.get(event.chatId)
      const counted = log ? unreadAfter(log, event.seq, auth.selfId) : null
      chats.reduceReadMarker(event.chatId, event.seq, counted ?? event.unread)
      return
    }
    outbox.reduceEvent(event)
    const applied = logs.reduceEvent(event)
    const summary = chats.byId.get(event.chatId)
    if (!summary) {
      void adopt(event)
      return
    }
    if (applied?.kind === 'gap') {
      void catchUp(event.chatId)
      return
    }
    if (!applied && event.seq > summary.head + 1) {
      void resync()
      return
    }
    meet(event)
    chats.reduceEvent(event)
  }

  /** Makes sure that everyone an event names has a name. */
  function meet(event: ChatEvent): void {
    void users.ensure(event.actor).catch(() => undefined)
    if (event.type === 'members.added' || event.type === 'chat.created') {
      event.members.forEach(({ userId }) => void users.ensure(userId).catch(() => undefined))
    }
  }

  async function adopt(event: ChatEvent): Promise<void> {
    const waiting = adopting.get(event.chatId)
    if (waiting) {
      waiting.push(event)
      return
    }
    const events = [event]
    adopting.set(event.chatId, events)
    try {
      chats.reduceChat(await getChat(event.chatId))
    } catch {
      void resync()
      return
    } finally {
      adopting.delete(event.chatId)
    }
    events.forEach(reduce)
  }

  async function catchUp(chatId: ChatId): Promise<void> {
    if (catchingUp.has(chatId)) {
      return
    }
    catchingUp.add(chatId)
    try {
      for (;;) {
        const log = logs.byId.get(chatId)
        if (!log) {
          return
        }
        const after = cursorOf(log)
        const page = await realtime.request({ type: 'chat.catchUp', chatId, after })
        page.events.forEach(reduce)
        if (page.events.length === 0 || (page.events.at(-1)?.seq ?? 0) >= page.head) {
          return
        }
      }
    } catch {
      // Lost again: the next connection starts over from the cursor.
    } finally {
      catchingUp.delete(chatId)
    }
  }

  /** Opens a chat: its members and the newest page of its log. Rejects with CHAT_NOT_FOUND, among others. */
  async function openChat(chatId: ChatId): Promise<void> {
    const chat = chats.members.has(chatId) ? null : await getChat(chatId)
    if (chat) {
      chats.reduceChat(chat)
    }
    if (!logs.byId.has(chatId)) {
      const { events } = await getEvents(chatId, null)
      if (!logs.byId.has(chatId)) {
        logs.reducePage(chatId, events)
        events.forEach(meet)
      }
    }
    const log = logs.byId.get(chatId)
    if (log && cursorOf(log) < (chats.byId.get(chatId)?.head ?? 0)) {
      void catchUp(chatId)
    }
  }

  async function loadOlder(chatId: ChatId): Promise<void> {
    const first = logs.byId.get(chatId)?.events[0]?.seq
    if (first === undefined || first <= 1) {
      return
    }
    const { events } = await getEvents(chatId, first)
    logs.reducePage(chatId, events)
    events.forEach(meet)
  }

  /** Moves one's own read marker; quietly, since the next message or visit does it again. */
  async function markRead(chatId: ChatId, seq: number): Promise<void> {
    try {
      await realtime.request({ type: 'readMarker.move', chatId, seq })
      reduce({ type: 'readMarker.moved', chatId, seq, unread: 0 })
    } catch (failure) {
      if (failure instanceof Problem) {
        throw failure
      }
    }
  }

  return { start, resync, openChat, loadOlder, markRead }
})

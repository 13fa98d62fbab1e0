import { defineStore } from 'pinia'
import { getChat, listChats, markUnread } from '@/features/chats/chatsApi'
import { changesRights } from '@/features/chats/chatDetails'
import { useChatsStore } from '@/features/chats/chatsStore'
import { type Loss, lossOf, type Lost, peopleIn } from '@/features/chats/eventEffects'
import { titleOf } from '@/features/chats/summary'
import { codeOf, Problem } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { cursorOf } from './chatLog'
import { useLogsStore } from './logsStore'
import { getEvents } from './messagesApi'
import { useOutboxStore } from './outbox/outboxStore'
import { type EventFrame, isChatEvent } from '@/realtime/frames'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { perFrame } from '@/ui/perFrame'

const RETRY_MS = 3000

const OWN: readonly EventFrame['type'][] = ['readMarker.moved', 'preferences.changed', 'pinnedChats.changed']

/** What changes chats: the events of their logs, and what the person logged in has for themselves. */
type Held = Extract<
  EventFrame,
  ChatEvent | { type: 'readMarker.moved' | 'preferences.changed' | 'pinnedChats.changed' }
>

export interface Missed {
  chatId: ChatId
  after: number
  head: number
}

function isHeld(event: EventFrame): event is Held {
  return isChatEvent(event) || OWN.includes(event.type)
}

/** How often a snapshot that is older than an event already seen is asked for again. */
const SNAPSHOT_TRIES = 3

/**
 * Keeps chats and logs in step with the server: subscribe first, then fetch the snapshot, merge by seq; after any gap ask
 * for what is missing.
 */
export const useSyncStore = defineStore('sync', () => {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const logs = useLogsStore()
  const outbox = useOutboxStore()
  const users = useUsersStore()
  const realtime = useRealtimeStore()

  /** Events that came while a snapshot was on its way; null while none is. */
  let held: Held[] | null = null
  let round = 0
  /** Chats that the page has just heard of, and what has come of them so far. */
  const adopting = new Map<ChatId, Held[]>()
  const catchingUp = new Set<ChatId>()
  const lostListeners: ((lost: Lost) => void)[] = []
  const eventListeners: ((event: ChatEvent) => void)[] = []
  const missedListeners: ((missed: Missed) => void)[] = []

  function listen(): void {
    realtime.onReady(() => void resync())
    const gather = perFrame<Held>((event) => {
      if (held) {
        held.push(event)
      } else {
        reduce(event)
      }
    })
    realtime.onEvent((event) => {
      if (isHeld(event)) {
        gather(event)
      }
    })
  }

  async function resync(): Promise<void> {
    const mine = ++round
    let heads: Map<ChatId, number> | null
    held ??= []
    try {
      const { chats: snapshot, pinned } = await listChats()
      if (mine !== round) {
        return
      }
      // Null after a load of the page: what was there already is no news.
      heads = chats.loaded ? new Map([...chats.byId].map(([id, { head }]) => [id, head])) : null
      const present = new Set(snapshot.map(({ id }) => id))
      const vanished = [...chats.byId.keys()].filter((id) => !present.has(id))
      vanished.forEach((id) => {
        drop(id, 'gone')
      })
      chats.reduceSnapshot(snapshot, pinned)
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
    if (heads) {
      tellMissed(heads)
    }
  }

  /** Of a log that is held, catching up brings each event. */
  function tellMissed(heads: ReadonlyMap<ChatId, number>): void {
    for (const { id, head } of chats.sorted) {
      const after = heads.get(id) ?? 0
      if (head > after && !logs.byId.has(id)) {
        missedListeners.forEach((listen) => {
          listen({ chatId: id, after, head })
        })
      }
    }
  }

  function reduce(event: Held): void {
    if (event.type === 'readMarker.moved') {
      const waiting = adopting.get(event.chatId)
      if (waiting) {
        waiting.push(event)
      } else if (!chats.reduceReadMarker(event)) {
        void recount(event.chatId, event.seq)
      }
      return
    }
    if (event.type === 'preferences.changed') {
      chats.reducePreferences(event.chatId, event.preferences)
      return
    }
    if (event.type === 'pinnedChats.changed') {
      chats.reducePinned(event)
      return
    }
    const loss = lossOf(event, auth.selfId)
    const summary = chats.byId.get(event.chatId)
    // Not an old one, met while catching up as a member again.
    if (loss && (!summary || event.seq > summary.head)) {
      drop(event.chatId, loss)
      return
    }
    outbox.reduceEvent(event)
    const applied = logs.reduceEvent(event)
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
    eventListeners.forEach((listen) => {
      listen(event)
    })
    if (event.type === 'member.left' && summary.type === 'personal') {
      // The other account was deleted: its name is gone, and what one may do here.
      void resync()
      void refresh(event.chatId)
    }
    if (changesRights(event) && chats.details.has(event.chatId)) {
      void refresh(event.chatId)
    }
  }

  /** Forgets a chat and says why. */
  function drop(chatId: ChatId, why: Loss): void {
    const summary = chats.byId.get(chatId)
    chats.drop(chatId)
    logs.drop(chatId)
    if (summary) {
      lostListeners.forEach((listen) => {
        listen({ chatId, title: titleOf(summary), why })
      })
    }
  }

  function onLost(listener: (lost: Lost) => void): void {
    lostListeners.push(listener)
  }

  /** Told of each new event of a known chat once the stores reflect it. */
  function onChatEvent(listener: (event: ChatEvent) => void): void {
    eventListeners.push(listener)
  }

  /** Told of each chat in which something has happened after a seq that nobody is told of event by event. */
  function onMissed(listener: (missed: Missed) => void): void {
    missedListeners.push(listener)
  }

  /** Asks anew for what only the server can say: what one may do in a chat. */
  async function refresh(chatId: ChatId): Promise<void> {
    try {
      for (let tries = 0; tries < SNAPSHOT_TRIES; tries++) {
        const chat = await getChat(chatId)
        if (!chats.details.has(chatId)) {
          return
        }
        chats.reduceChat(chat)
        if (chat.head >= (chats.details.get(chatId)?.head ?? 0)) {
          return
        }
      }
    } catch {
      // The next such event, or opening the chat, asks again.
    }
  }

  /** Asks how much is unread after a marker that is older than what is known of the chat's changes. */
  async function recount(chatId: ChatId, seq: number): Promise<void> {
    try {
      const { readSeq, head, unread } = await getChat(chatId)
      if (chats.reduceReadMarker({ chatId, seq: readSeq, head, unread })) {
        return
      }
    } catch {
      // As if it had been too old again.
    }
    setTimeout(() => {
      if (realtime.state === 'online' && seq > (chats.byId.get(chatId)?.readSeq ?? seq)) {
        void recount(chatId, seq)
      }
    }, RETRY_MS)
  }

  /** Makes sure that everyone an event names has a name. */
  function meet(event: ChatEvent): void {
    peopleIn(event).forEach((userId) => void users.ensure(userId).catch(() => undefined))
  }

  async function adopt(event: ChatEvent): Promise<void> {
    const waiting = adopting.get(event.chatId)
    if (waiting) {
      waiting.push(event)
      return
    }
    const events: Held[] = [event]
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
    } catch (failure) {
      // Lost again: the next connection starts over from the cursor.
      if (codeOf(failure) === 'CHAT_NOT_FOUND') {
        drop(chatId, 'gone')
        // The user may be a member again by an event that came before this answer.
        void resync()
      }
    } finally {
      catchingUp.delete(chatId)
    }
  }

  /** Opens a chat: its members and the newest page of its log. Rejects with CHAT_NOT_FOUND, among others. */
  async function openChat(chatId: ChatId): Promise<void> {
    const chat = chats.details.has(chatId) && logs.byId.has(chatId) ? null : await getChat(chatId)
    if (chat) {
      chats.reduceChat(chat)
    }
    if (!logs.byId.has(chatId)) {
      const page = await getEvents(chatId, null)
      if (!logs.byId.has(chatId)) {
        logs.reducePage(chatId, page)
        page.events.forEach(outbox.reduceEvent)
        page.events.forEach(meet)
      }
    }
    const log = logs.byId.get(chatId)
    if (log && cursorOf(log) < (chats.byId.get(chatId)?.head ?? 0)) {
      void catchUp(chatId)
    }
  }

  /**
   * Moves one's own read marker, for all that is before it as well; that it has moved comes as an event, as to all devices.
   * Quietly, since the next message or visit does it again.
   */
  async function markRead(chatId: ChatId, seq: number): Promise<void> {
    try {
      await realtime.request({ type: 'readMarker.move', chatId, seq })
    } catch (failure) {
      if (failure instanceof Problem) {
        throw failure
      }
    }
  }

  /** Takes away the mark by which a chat counts as unread. Quietly, as the next visit does it again. */
  async function unmark(chatId: ChatId): Promise<void> {
    if (chats.byId.get(chatId)?.preferences.markedUnread) {
      await markUnread(chatId, false).catch(() => undefined)
    }
  }

  return { listen, resync, openChat, meet, markRead, unmark, onLost, onChatEvent, onMissed }
})

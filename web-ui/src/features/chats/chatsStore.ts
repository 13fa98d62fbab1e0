import { defineStore } from 'pinia'
import { computed, ref, shallowReactive, shallowRef } from 'vue'
import { applyToDetails, type ChatDetails, detailsOf } from './chatDetails'
import { resorted } from './chatOrder'
import { attentionOf, isArchived, isMuted } from './preferences'
import { waitAfter } from './slowMode'
import { applyReadMarker, applyToSummary, byActivity, isShown, lastAfter, summaryOf } from './summary'
import { noted, type Recent, upToDate } from './unread'
import type { ProblemCode } from '@/api/problem'
import type { Chat, ChatSummary, PinnedChats, Preferences, User } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { serverNow, useServerNow } from '@/realtime/serverClock'

const MINUTE_MS = 60_000

/** A read marker, and how many messages after it were unread when the chat stood at `head`. */
export interface Marker {
  readonly chatId: ChatId
  readonly seq: number
  readonly head: number
  readonly unread: number
}

/** The chats of the person logged in, and the details of those that have been opened. */
export const useChatsStore = defineStore('chats', () => {
  const auth = useAuthStore()
  const users = useUsersStore()
  const byId = shallowReactive(new Map<ChatId, ChatSummary>())
  const details = shallowReactive(new Map<ChatId, ChatDetails>())
  const recent = new Map<ChatId, Recent>()
  /** Markers whose count is of events that are still to come. */
  const early = new Map<ChatId, Marker>()
  const slowedUntil = shallowReactive(new Map<ChatId, number>())
  const loaded = ref(false)
  const error = ref<ProblemCode | null>(null)

  const pinned = shallowRef<PinnedChats>({ chatIds: [], rev: 0 })
  const now = useServerNow(MINUTE_MS / 2)

  /** Begins anew where the pinned chats are others; else it goes on from the order of before. */
  const sorter = computed(() => {
    const place = new Map(pinned.value.chatIds.map((id, index) => [id, index]))
    const top = (chat: ChatSummary) => place.get(chat.id) ?? Number.MAX_SAFE_INTEGER
    let order: readonly ChatSummary[] = []
    return (chats: Iterable<ChatSummary>) =>
      (order = resorted(order, chats, (a, b) => top(a) - top(b) || byActivity(a, b)))
  })
  const sorted = computed(() => sorter.value(byId.values()))
  const archived = computed(() => sorted.value.filter((chat) => isArchived(chat, now.value)))
  const listed = computed(() => sorted.value.filter((chat) => !isArchived(chat, now.value)))
  const totalUnread = computed(() =>
    sorted.value.reduce((sum, chat) => sum + attentionOf(chat, now.value), 0),
  )

  function reduceSnapshot(chats: ChatSummary[], atTop: PinnedChats): void {
    pinned.value = atTop
    byId.clear()
    recent.clear()
    early.clear()
    for (const chat of chats) {
      hold(chat)
      users.learn([chat.peer, chat.lastActor])
    }
    loaded.value = true
    error.value = null
  }

  function reduceChat(chat: Chat): void {
    users.learn(chat.members.map((member) => member.user))
    if (chat.head >= (details.get(chat.id)?.head ?? 0)) {
      details.set(chat.id, detailsOf(chat))
      slowDown(chat.id, chat.retryAfterMs)
    }
    if (!byId.has(chat.id)) {
      hold(summaryOf(chat, auth.selfId))
    }
  }

  function hold(chat: ChatSummary): void {
    byId.set(chat.id, chat)
    recent.set(chat.id, { since: chat.head, changes: [] })
  }

  function reduceEvent(event: ChatEvent): void {
    const summary = byId.get(event.chatId)
    if (!summary) {
      return
    }
    // Apart from the summary: after a gap the summary is newer than the details, which only events bring up to date.
    const known = details.get(event.chatId)
    if (known && event.type === 'message.sent' && event.actor === auth.selfId) {
      const every = known.allowed.has('skipSlowMode') ? 0 : known.rules.slowModeSeconds
      slowDown(event.chatId, waitAfter(event.at, every, serverNow()))
    }
    if (known) {
      details.set(event.chatId, applyToDetails(known, event))
    }
    const actor = users.byId.get(event.actor) ?? null
    if (event.seq <= summary.head) {
      // A chat that was fetched after this event: only its last event was not in the answer.
      if (!isShown(event)) {
        byId.set(event.chatId, { ...summary, last: lastAfter(summary.last, event) })
      } else if (event.seq > (summary.last?.seq ?? 0)) {
        byId.set(event.chatId, { ...summary, last: event, lastActor: actor })
      }
      return
    }
    recent.set(event.chatId, noted(recentOf(summary), event, auth.selfId))
    byId.set(event.chatId, applyToSummary(summary, event, actor, auth.selfId))
    const marker = early.get(event.chatId)
    if (marker && marker.head <= event.seq) {
      early.delete(event.chatId)
      reduceReadMarker(marker)
    }
  }

  const recentOf = ({ id, head }: ChatSummary) => recent.get(id) ?? { since: head, changes: [] }

  /** A user is called or looks otherwise than before. */
  function reduceUser(user: User): void {
    for (const chat of byId.values()) {
      const peer = chat.peer?.id === user.id
      const lastActor = chat.lastActor?.id === user.id
      if (peer || lastActor) {
        byId.set(chat.id, {
          ...chat,
          peer: peer ? user : chat.peer,
          lastActor: lastActor ? user : chat.lastActor,
        })
      }
    }
  }

  /** Slow mode keeps one from posting for so long. */
  function slowDown(chatId: ChatId, waitMs: number): void {
    slowedUntil.set(chatId, serverNow() + waitMs)
  }

  /** Forgets a chat that is no longer there for the person logged in. */
  function drop(chatId: ChatId): void {
    byId.delete(chatId)
    details.delete(chatId)
    recent.delete(chatId)
    early.delete(chatId)
  }

  /**
   * The person has read on, on whichever device. Its count and the events of the chat may come in any order: what is shown
   * is the number at the newest event here. False where only the server can tell that number.
   */
  function reduceReadMarker(marker: Marker): boolean {
    const { chatId, seq } = marker
    const summary = byId.get(chatId)
    if (!summary || seq <= summary.readSeq) {
      return true
    }
    if (seq < summary.head && marker.head > summary.head) {
      if (seq > (early.get(chatId)?.seq ?? 0)) {
        early.set(chatId, marker)
      }
      return true
    }
    const unread = seq >= summary.head ? 0 : upToDate(marker, seq, recentOf(summary))
    if (unread !== null) {
      byId.set(chatId, applyReadMarker(summary, seq, unread))
    }
    return unread !== null
  }

  function reducePreferences(chatId: ChatId, preferences: Preferences): void {
    const summary = byId.get(chatId)
    if (summary && preferences.rev > summary.preferences.rev) {
      byId.set(chatId, { ...summary, preferences })
    }
  }

  function reducePinned(atTop: PinnedChats): void {
    if (atTop.rev > pinned.value.rev) {
      pinned.value = atTop
    }
  }

  const muted = (chat: ChatSummary) => isMuted(chat, now.value)
  const isPinned = (chatId: ChatId) => pinned.value.chatIds.includes(chatId)

  return {
    pinned,
    archived,
    listed,
    muted,
    isPinned,
    reducePreferences,
    reducePinned,
    byId,
    details,
    slowedUntil,
    loaded,
    error,
    sorted,
    totalUnread,
    reduceSnapshot,
    reduceChat,
    reduceEvent,
    reduceUser,
    reduceReadMarker,
    slowDown,
    drop,
  }
})

import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import type { ChatId, SeenMarker, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** As many as the server takes. */
const WATCHED_MOST = 200
const SETTLE_MS = 150
const RETRY_MS = 2000
/** How often the server wants to hear that one types. */
export const TYPING_EVERY_MS = 3000

/** What passes in the chats on the screen: who types, and in the open one how far others have read. */
export const useLiveStore = defineStore('live', () => {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const typing = shallowReactive(new Map<ChatId, UserId[]>())
  const seen = shallowReactive(new Map<ChatId, ReadonlyMap<UserId, number>>())
  const ends = new Map<ChatId, ReturnType<typeof setTimeout>>()
  let shown: { chatIds: ChatId[]; open: ChatId | null } = { chatIds: [], open: null }
  let asked = ''
  let busy = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let typed = { chatId: '', at: -TYPING_EVERY_MS }

  function listen(): void {
    realtime.onReady(() => {
      asked = ''
      typing.clear()
      settle()
    })
    realtime.onEvent((event) => {
      if (event.type === 'typing.changed') {
        reduceTyping(event.chatId, event.userIds, event.lastsMs)
      } else if (event.type === 'readMarker.seen') {
        reduceSeen(event.chatId, event.markers)
      }
    })
  }

  function show(chatIds: ChatId[], open: ChatId | null): void {
    shown = { chatIds: chatIds.slice(0, WATCHED_MOST), open }
    settle()
  }

  function settle(after = SETTLE_MS): void {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), after)
  }

  async function ask(): Promise<void> {
    const { chatIds, open } = shown
    const question = `${[...chatIds].sort().join()} ${open ?? ''}`
    if (question === asked || realtime.state !== 'online' || busy) {
      return
    }
    asked = question
    busy = true
    try {
      const { markers } = await realtime.request({ type: 'chat.watch', chatIds, open })
      if (open !== null) {
        reduceSeen(open, markers)
      }
    } catch {
      asked = ''
    } finally {
      busy = false
      settle(asked === '' ? RETRY_MS : SETTLE_MS)
    }
  }

  /** It ends by itself: the frame that says so may be lost. */
  function reduceTyping(chatId: ChatId, userIds: UserId[], lastsMs: number): void {
    clearTimeout(ends.get(chatId))
    const others = userIds.filter((id) => id !== auth.selfId)
    if (others.length === 0) {
      typing.delete(chatId)
      ends.delete(chatId)
      return
    }
    typing.set(chatId, others)
    ends.set(
      chatId,
      setTimeout(() => typing.delete(chatId), lastsMs),
    )
  }

  /** A marker only moves forward, whatever order the news come in. */
  function reduceSeen(chatId: ChatId, markers: SeenMarker[]): void {
    const next = new Map(seen.get(chatId))
    for (const { userId, seq } of markers) {
      if (userId !== auth.selfId) {
        next.set(userId, Math.max(seq, next.get(userId) ?? 0))
      }
    }
    seen.set(chatId, next)
  }

  /** Up to where at least one other member has read, as far as is known. */
  function seenUpTo(chatId: ChatId): number {
    return Math.max(0, ...(seen.get(chatId)?.values() ?? []))
  }

  /** Says that one types; as often as one likes, told every three seconds. */
  function type(chatId: ChatId, now = performance.now()): void {
    if (realtime.state !== 'online' || (typed.chatId === chatId && now - typed.at < TYPING_EVERY_MS)) {
      return
    }
    typed = { chatId, at: now }
    realtime.request({ type: 'typing.start', chatId }).catch(() => undefined)
  }

  /** The message is sent: the next letter is news again. */
  function sent(): void {
    typed = { chatId: '', at: -TYPING_EVERY_MS }
  }

  return { typing, seen, listen, show, seenUpTo, type, sent }
})

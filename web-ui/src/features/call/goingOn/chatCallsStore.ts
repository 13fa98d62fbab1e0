import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallId, ChatCallView, ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { serverNow } from '@/realtime/serverClock'

/** The calls that go on in groups and channels, whether the person is in them or not. */
export const useChatCallsStore = defineStore('chatCalls', () => {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const users = useUsersStore()
  const byChat = shallowReactive(new Map<ChatId, ChatCallView>())
  /** News of these come late: a call that is over never goes on again. */
  const over = new Set<CallId>()
  /** Of which the person has been told, or which had begun before this page knew anything. */
  const known = new Set<CallId>()
  const begunListeners: ((call: ChatCallView) => void)[] = []
  let connectedAt: number | null = null

  function listen(): void {
    realtime.onReady(({ chatCalls }) => {
      connectedAt ??= serverNow()
      // While the server does not know them, what is held stays as it is.
      if (chatCalls !== null) {
        replace(chatCalls)
      }
    })
    realtime.onEvent((event) => {
      switch (event.type) {
        case 'chatCall.changed':
          show(event.call)
          return
        case 'chatCall.ended':
          end(event.chatId, event.callId)
          return
        case 'chatCalls.listed':
          replace(event.chatCalls)
          return
        case 'member.removed':
          leave(event.chatId, event.userId === auth.selfId)
          return
        case 'member.left':
          leave(event.chatId, event.actor === auth.selfId)
          return
        case 'chat.deleted':
          leave(event.chatId, true)
          return
        default:
      }
    })
  }

  function show(call: ChatCallView): void {
    const held = byChat.get(call.chatId)
    if (over.has(call.id) || (held && !isNewer(call, held))) {
      return
    }
    byChat.set(call.chatId, call)
    if (!known.has(call.id)) {
      known.add(call.id)
      tellBegun(call)
    }
    call.people.forEach((person) => void users.ensure(person).catch(() => undefined))
  }

  function tellBegun(call: ChatCallView): void {
    if (connectedAt !== null && Date.parse(call.since) > connectedAt) {
      begunListeners.forEach((listen) => {
        listen(call)
      })
    }
  }

  /** A call has begun since this page is open; each is told once, also where it was missed for a while. */
  function onBegun(listener: (call: ChatCallView) => void): void {
    begunListeners.push(listener)
  }

  function end(chatId: ChatId, callId: CallId): void {
    over.add(callId)
    if (byChat.get(chatId)?.id === callId) {
      byChat.delete(chatId)
    }
  }

  function leave(chatId: ChatId, left: boolean): void {
    if (left) {
      byChat.delete(chatId)
    }
  }

  function replace(calls: ChatCallView[]): void {
    const present = new Set(calls.map(({ chatId }) => chatId))
    for (const chatId of [...byChat.keys()]) {
      if (!present.has(chatId)) {
        byChat.delete(chatId)
      }
    }
    calls.forEach(show)
  }

  return { byChat, listen, onBegun }
})

/** Of two calls of a chat the one with the greater id was started later. */
function isNewer(call: ChatCallView, held: ChatCallView): boolean {
  return call.id === held.id ? call.version > held.version : call.id > held.id
}

import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { type Applied, applyEvent, type ChatLog, EMPTY_LOG, prependPage } from './chatLog'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'

/** The logs of the chats that have been opened. */
export const useLogs = defineStore('logs', () => {
  const byId = shallowReactive(new Map<ChatId, ChatLog>())

  /** Starts the log of a chat that does not exist yet. */
  function begin(chatId: ChatId): void {
    if (!byId.has(chatId)) {
      byId.set(chatId, EMPTY_LOG)
    }
  }

  /** Puts a page of history in: the newest one of a log that is not there yet, or an older one before the log. */
  function reducePage(chatId: ChatId, events: readonly ChatEvent[]): void {
    byId.set(chatId, prependPage(byId.get(chatId) ?? EMPTY_LOG, events))
  }

  /** Null for a chat whose log is not there. */
  function reduceEvent(event: ChatEvent): Applied | null {
    const log = byId.get(event.chatId)
    if (!log) {
      return null
    }
    const applied = applyEvent(log, event)
    if (applied.kind === 'applied') {
      byId.set(event.chatId, applied.log)
    }
    return applied
  }

  function drop(chatId: ChatId): void {
    byId.delete(chatId)
  }

  return { drop, byId, begin, reducePage, reduceEvent }
})

import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import * as log from './chatLog'
import type { ChatLog, Focus, LogPage } from './chatLog'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'

/** The logs of the chats that have been opened, each within the bounds of memory. */
export const useLogsStore = defineStore('logs', () => {
  const byId = shallowReactive(new Map<ChatId, ChatLog>())
  const focuses = new Map<ChatId, Focus>()

  /** Starts the log of a chat that does not exist yet. */
  function begin(chatId: ChatId): void {
    if (!byId.has(chatId)) {
      byId.set(chatId, log.EMPTY_LOG)
    }
  }

  /**
   * Puts a page of history in: the newest one of a log that is not there yet, one at either end of what is shown, or with
   * `visit` one to be shown wherever it stands. False where the page must be read again.
   */
  function reducePage(chatId: ChatId, page: LogPage, how: 'extend' | 'visit' = 'extend'): boolean {
    const known = byId.get(chatId)
    if (known && log.isStale(known, page)) {
      return false
    }
    const [from, to] = [page.events[0]?.seq, page.events.at(-1)?.seq]
    if (how === 'visit' && from !== undefined && to !== undefined) {
      focuses.set(chatId, { from, to })
    }
    put(chatId, known ? log[how](known, page) : log.logOf(page))
    return true
  }

  /** Puts in the end of a log as it was when the page was open before; one that is there already stays. */
  function restore(chatId: ChatId, tail: log.Stretch): void {
    if (!byId.has(chatId)) {
      byId.set(chatId, { tail, past: null, changes: [], changesSince: tail.to })
    }
  }

  /** Null for a chat whose log is not there. */
  function reduceEvent(event: ChatEvent): log.Applied | null {
    const known = byId.get(event.chatId)
    if (!known) {
      return null
    }
    const applied = log.applyEvent(known, event)
    if (applied.kind === 'applied') {
      put(event.chatId, applied.log)
    }
    return applied
  }

  /** Shows a log's end again after a visit further back. */
  function showEnd(chatId: ChatId): void {
    const known = byId.get(chatId)
    if (known) {
      put(chatId, log.showEnd(known))
    }
  }

  /** Says which rows are on the screen, whose surroundings are kept; null once nobody looks. */
  function focusOn(chatId: ChatId, focus: Focus | null): void {
    if (focus) {
      focuses.set(chatId, focus)
    } else {
      focuses.delete(chatId)
    }
    const known = byId.get(chatId)
    if (known) {
      put(chatId, known)
    }
  }

  function drop(chatId: ChatId): void {
    byId.delete(chatId)
    focuses.delete(chatId)
  }

  function put(chatId: ChatId, next: ChatLog): void {
    const bounded = log.bounded(next, focuses.get(chatId) ?? null)
    if (byId.get(chatId) !== bounded) {
      byId.set(chatId, bounded)
    }
  }

  return { byId, begin, restore, reducePage, reduceEvent, showEnd, focusOn, drop }
})

import { NewMessages } from './newMessages'
import { isChange, type MessageEvent } from '@/features/chats/messageFold'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'

/** Whoever reads it on another tab or device, or takes it back, is faster than this. */
export const SETTLE_MS = 700
/** What comes within this time of a sound is told without one. */
export const BURST_MS = 10_000

export interface NotifierParts {
  /** Whether a message is to be told of as its chat stands now. */
  isWorth: (message: MessageEvent) => boolean
  /** Whether anything is to be told by this tab now. */
  mayTell: () => Promise<boolean>
  /** Shows the chat's notification in the place of the one before. @param messages at least one, oldest first */
  show: (chatId: ChatId, messages: MessageEvent[], loud: boolean) => void
  withdraw: (chatId: ChatId) => void
  chime: () => void
  /** Milliseconds of a clock that only goes forward. */
  now: () => number
}

/**
 * One notification for each chat, of all its messages that are new: gathered for a moment, so that a burst is told once,
 * and corrected or withdrawn as the messages are edited, deleted or read.
 */
export function createNotifier(parts: NotifierParts) {
  const messages = new NewMessages()
  const due = new Set<ChatId>()
  const shown = new Set<ChatId>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let soundAt = -Infinity

  /** Something has happened in a chat; or is heard of late, and stands as it is now. */
  function hear(event: ChatEvent): void {
    if (event.type === 'message.sent') {
      if (messages.has(event)) {
        messages.put(event)
        correct(event.chatId)
      } else if (parts.isWorth(event)) {
        messages.put(event)
        due.add(event.chatId)
        timer ??= setTimeout(() => void settle(), SETTLE_MS)
      }
    } else if (isChange(event) && messages.change(event)) {
      correct(event.chatId)
    }
  }

  /** Chats have changed: what was read elsewhere, muted or lost is not told of any more. */
  function review(): void {
    for (const chatId of messages.chats()) {
      if (messages.keep(chatId, parts.isWorth)) {
        correct(chatId)
      }
    }
  }

  /** Withdraws everything. */
  function clear(): void {
    messages.chats().forEach((chatId) => {
      messages.drop(chatId)
      correct(chatId)
    })
  }

  /** The oldest message of the chat that is told of, or is to be. */
  function oldest(chatId: ChatId): number | null {
    return messages.of(chatId)[0]?.seq ?? null
  }

  async function settle(): Promise<void> {
    const may = await parts.mayTell()
    timer = null
    const chats = [...due]
    due.clear()
    review()
    if (!may) {
      chats
        .filter((chatId) => !shown.has(chatId))
        .forEach((chatId) => {
          messages.drop(chatId)
        })
      chats.forEach(correct)
      return
    }
    const told = chats.filter((chatId) => messages.of(chatId).length > 0)
    if (told.length === 0) {
      return
    }
    const loud = parts.now() - soundAt >= BURST_MS
    told.forEach((chatId, index) => {
      shown.add(chatId)
      parts.show(chatId, messages.of(chatId), loud && index === 0)
    })
    if (loud) {
      soundAt = parts.now()
      parts.chime()
    }
  }

  /** Brings a notification that is shown in line with its messages, without a sound. */
  function correct(chatId: ChatId): void {
    const left = messages.of(chatId)
    if (!shown.has(chatId)) {
      return
    }
    if (left.length === 0) {
      shown.delete(chatId)
      parts.withdraw(chatId)
    } else if (!due.has(chatId)) {
      parts.show(chatId, left, false)
    }
  }

  return { hear, review, clear, oldest }
}

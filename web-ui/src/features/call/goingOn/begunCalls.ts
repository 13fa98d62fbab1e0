import type { ChatCallView, ChatId } from '@/realtime/protocol.gen'

/** Whoever enters it, or is rung by it, is known to by then. */
export const SETTLE_MS = 700

export interface BegunCallsParts {
  /** Whether the call is to be told of as things stand now: it goes on without the person, who wants to know. */
  isWorth: (call: ChatCallView) => boolean
  /** Whether anything is to be told by this tab now. */
  mayTell: () => Promise<boolean>
  /** In the place of the chat's notification of a call before. */
  show: (call: ChatCallView) => void
  withdraw: (chatId: ChatId) => void
}

/** Which calls that have begun are told of, one for each chat. What was not told at its beginning is not told later. */
export function createBegunCalls(parts: BegunCallsParts) {
  const shown = new Map<ChatId, ChatCallView>()

  async function begun(call: ChatCallView): Promise<void> {
    if (!parts.isWorth(call)) {
      return
    }
    await new Promise((done) => setTimeout(done, SETTLE_MS))
    if ((await parts.mayTell()) && parts.isWorth(call)) {
      shown.set(call.chatId, call)
      parts.show(call)
    }
  }

  /** Calls have ended, or the person has entered one of them or wants to know no more. */
  function review(): void {
    shown.forEach((call) => {
      if (!parts.isWorth(call)) {
        drop(call.chatId)
      }
    })
  }

  function clear(): void {
    ;[...shown.keys()].forEach(drop)
  }

  function drop(chatId: ChatId): void {
    shown.delete(chatId)
    parts.withdraw(chatId)
  }

  return { begun, review, clear }
}

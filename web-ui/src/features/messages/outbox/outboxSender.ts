import { codeOf, type ProblemCode } from '@/api/problem'
import { retryAfterMs } from '@/features/messages/retryAfter'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import { exclusively } from '@/realtime/exclusively'
import type { MessagePlace } from '@/realtime/messagePlace'

/** Another tab may hold the place of the sender for so long, before this one goes on without it: it may be asleep. */
const TURN_MS = 15_000

/** What the server takes back of itself, and what the next attempt mends. */
const PASSING: readonly ProblemCode[] = [
  'RATE_LIMITED',
  'UNAVAILABLE',
  'NOT_AUTHENTICATED',
  'TOKEN_EXPIRED',
  'NETWORK',
]

export interface SenderParts<P extends MessagePlace> {
  /** Names what only one tab at a time may do. */
  lockOf: (chatId: P) => string
  online: () => boolean
  /** Looks what other tabs have done. */
  refresh: () => Promise<unknown>
  /** The oldest message of the chat that is to be sent. */
  next: (chatId: P) => OutgoingMessage<P> | null
  /** Resolves with the place that the message has got. */
  post: (message: OutgoingMessage<P>) => Promise<number>
  accepted: (message: OutgoingMessage<P>, seq: number) => void
  refused: (message: OutgoingMessage<P>, failure: unknown) => void
}

/**
 * Sends what waits, each chat's messages one after the other: the next one leaves when the one before is answered, so
 * that their order is the one in which they were written. Returns what has it look at a chat.
 */
export function createSender<P extends MessagePlace>(parts: SenderParts<P>): (chatId: P) => void {
  const running = new Set<P>()
  const again = new Set<P>()
  /** Chats whose next message is to wait. */
  const waiting = new Set<P>()

  function look(chatId: P): void {
    if (waiting.has(chatId)) {
      return
    }
    if (running.has(chatId)) {
      again.add(chatId)
      return
    }
    running.add(chatId)
    // The server would take a repeat for what it is.
    void exclusively(parts.lockOf(chatId), TURN_MS, () => sendAll(chatId)).finally(() => {
      running.delete(chatId)
      if (again.delete(chatId)) {
        look(chatId)
      }
    })
  }

  async function sendAll(chatId: P): Promise<void> {
    await parts.refresh()
    let message = parts.next(chatId)
    while (message && parts.online() && (await send(message))) {
      message = parts.next(chatId)
    }
    // What was sent is to be gone from the shelf before another tab looks there.
    await parts.refresh()
  }

  /** False where the rest is to wait. */
  async function send(message: OutgoingMessage<P>): Promise<boolean> {
    try {
      parts.accepted(message, await parts.post(message))
      return true
    } catch (failure) {
      if (!PASSING.includes(codeOf(failure))) {
        parts.refused(message, failure)
        return true
      }
      // Without a connection the next one looks again.
      if (parts.online()) {
        wait(message.chatId, failure)
      }
      return false
    }
  }

  function wait(chatId: P, failure: unknown): void {
    waiting.add(chatId)
    setTimeout(() => {
      waiting.delete(chatId)
      look(chatId)
    }, retryAfterMs(failure))
  }

  return look
}

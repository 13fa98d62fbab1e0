import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useAuth } from '@/features/auth/authStore'
import { useChats } from '@/features/chats/chatsStore'
import { waitOf } from '@/features/chats/slowMode'
import { RequestRefused } from '@/realtime/requests'
import type { AttachmentView, ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { useRealtime } from '@/realtime/realtime'
import { serverNow } from '@/realtime/serverClock'

/** A message of one's own that the log does not hold yet. */
export interface OutgoingMessage {
  clientId: string
  chatId: ChatId
  text: string
  replyTo: number | null
  /** Uploaded already. */
  attachments: AttachmentView[]
  at: string
  state: 'pending' | 'failed'
  code: ProblemCode | null
}

/**
 * Messages on their way. Sending is idempotent by client id, so whatever is pending when a connection is lost is simply
 * sent again; a message leaves when its event arrives.
 */
export const useOutbox = defineStore('outbox', () => {
  const auth = useAuth()
  const realtime = useRealtime()
  const byClientId = shallowReactive(new Map<string, OutgoingMessage>())

  function send(
    chatId: ChatId,
    text: string,
    replyTo: number | null,
    attachments: AttachmentView[] = [],
  ): void {
    const clientId = newClientId()
    const at = new Date(serverNow()).toISOString()
    put({ clientId, chatId, text, replyTo, attachments, at, state: 'pending', code: null })
  }

  function retry(clientId: string): void {
    const message = byClientId.get(clientId)
    if (message) {
      put({ ...message, state: 'pending', code: null })
    }
  }

  function discard(clientId: string): void {
    byClientId.delete(clientId)
  }

  /** Sends what a lost connection left without an answer. */
  function flush(): void {
    for (const message of byClientId.values()) {
      if (message.state === 'pending') {
        void post(message)
      }
    }
  }

  function reduceEvent(event: ChatEvent): void {
    if (event.type === 'message.sent' && event.actor === auth.selfId) {
      byClientId.delete(event.clientId)
    }
  }

  function put(message: OutgoingMessage): void {
    byClientId.set(message.clientId, message)
    void post(message)
  }

  async function post(message: OutgoingMessage): Promise<void> {
    const { clientId, chatId, text, replyTo } = message
    const attachmentIds = message.attachments.map(({ id }) => id)
    try {
      await realtime.request({ type: 'message.send', chatId, clientId, text, replyTo, attachmentIds })
    } catch (failure) {
      const present = byClientId.get(clientId)
      // Without a connection it stays pending: the next one flushes it.
      if (present && (failure instanceof RequestRefused || realtime.state === 'online')) {
        byClientId.set(clientId, { ...present, state: 'failed', code: codeOf(failure) })
        if (failure instanceof RequestRefused) {
          const wait = waitOf(failure.failure.code, failure.failure.details)
          if (wait !== null) {
            useChats().slowDown(chatId, wait)
          }
        }
      }
    }
  }

  return { byClientId, send, retry, discard, flush, reduceEvent }
})

export function newClientId(): string {
  // crypto.randomUUID exists on secure origins only; this does everywhere.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

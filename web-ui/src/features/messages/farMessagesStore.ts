import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { applyToMessage, isChange, type MessageEvent, targetsOf } from '@/features/chats/messageFold'
import { getEvents } from './messagesApi'
import { useSyncStore } from './syncStore'
import { isChatEvent } from '@/realtime/frames'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const MOST = 300
const AT_ONCE = 2

interface Far {
  chatId: ChatId
  seq: number
}

const keyOf = ({ chatId, seq }: Far) => `${chatId}:${seq}`

/** Messages that are quoted or pinned and stand where the log is not held. Null for one that cannot be had. */
export const useFarMessagesStore = defineStore('farMessages', () => {
  const byKey = shallowReactive(new Map<string, MessageEvent | null>())
  const asked = new Set<string>()
  const queue: Far[] = []
  const changes: ChatEvent[] = []
  let running = 0

  useRealtimeStore().onEvent((frame) => {
    if (isChatEvent(frame) && isChange(frame)) {
      remember(frame)
      for (const seq of targetsOf(frame)) {
        const key = keyOf({ chatId: frame.chatId, seq })
        const message = byKey.get(key)
        if (message) {
          byKey.set(key, applyToMessage(message, frame))
        }
      }
    }
  })
  // What changed while away was not told.
  useRealtimeStore().onReady(() => {
    byKey.clear()
  })

  function find(chatId: ChatId, seq: number): MessageEvent | null {
    return byKey.get(keyOf({ chatId, seq })) ?? null
  }

  /** Fetches a message, once. */
  function ask(chatId: ChatId, seq: number): void {
    const key = keyOf({ chatId, seq })
    if (!byKey.has(key) && !asked.has(key)) {
      asked.add(key)
      queue.push({ chatId, seq })
      void work()
    }
  }

  async function work(): Promise<void> {
    if (running >= AT_ONCE) {
      return
    }
    running++
    for (let far = queue.shift(); far; far = queue.shift()) {
      await fetch(far)
      asked.delete(keyOf(far))
    }
    running--
  }

  async function fetch({ chatId, seq }: Far): Promise<void> {
    const key = keyOf({ chatId, seq })
    try {
      const event = (await getEvents(chatId, seq + 1, 1)).events.at(-1)
      if (event?.type === 'message.sent' && event.seq === seq) {
        useSyncStore().meet(event)
        put(key, settled(event))
      } else {
        put(key, null)
      }
    } catch {
      put(key, null)
    }
  }

  /** What happened while the answer was on its way. */
  function settled(message: MessageEvent): MessageEvent {
    return changes.reduce<MessageEvent>(
      (now, event) => (isChange(event) && event.chatId === now.chatId ? applyToMessage(now, event) : now),
      message,
    )
  }

  function remember(event: ChatEvent): void {
    changes.push(event)
    changes.splice(0, changes.length - MOST)
  }

  function put(key: string, message: MessageEvent | null): void {
    byKey.set(key, message)
    const oldest = byKey.keys().next().value
    if (byKey.size > MOST && oldest !== undefined) {
      byKey.delete(oldest)
    }
  }

  return { find, ask }
})

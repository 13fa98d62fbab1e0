import { shallowReactive } from 'vue'
import { callPartOf } from './callPart'
import type { ChatSummary } from '@/api/schema'
import type { ChatEvent, ChatId, UserId } from '@/realtime/protocol.gen'

/** So many of one chat are told apart; beyond that the oldest are forgotten. */
const MOST = 100

/**
 * The calls of each chat that somebody has missed, of those that the page has heard of: by events, and as the last event of
 * a chat. They are seen once the read marker is past them, which is the same on all of a person's devices.
 *
 * @param self who has missed them
 */
export function missedCalls(self: () => UserId) {
  const seqs = shallowReactive(new Map<ChatId, readonly number[]>())

  /** An event may come more than once. */
  function note(event: ChatEvent | null): void {
    if (event?.type !== 'call.recorded' || callPartOf(event, self()) !== 'missed') {
      return
    }
    const known = seqs.get(event.chatId) ?? []
    if (!known.includes(event.seq)) {
      seqs.set(event.chatId, [...known, event.seq].sort((a, b) => a - b).slice(-MOST))
    }
  }

  const count = ({ id, readSeq }: Pick<ChatSummary, 'id' | 'readSeq'>) =>
    (seqs.get(id) ?? []).filter((seq) => seq > readSeq).length

  return { note, count, forget: (chatId: ChatId) => seqs.delete(chatId) }
}

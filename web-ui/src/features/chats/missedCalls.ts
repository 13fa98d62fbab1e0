import { callPartOf } from './callPart'
import { including } from './newestSeqs'
import type { ChatSummary } from '@/api/schema'
import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

/**
 * The seqs of the calls after the read marker that the person logged in has missed, oldest first. A set, as the
 * [mentions](./mentions.ts) are.
 */
export function missedCallsAfter(
  { missedCalls, readSeq }: Pick<ChatSummary, 'missedCalls' | 'readSeq'>,
  event: ChatEvent,
  self: UserId,
): number[] {
  return event.type === 'call.recorded' && callPartOf(event, self) === 'missed'
    ? including(missedCalls, event.seq, readSeq)
    : missedCalls
}

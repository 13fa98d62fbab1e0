import type { ChatEvent, UserId } from '@/realtime/protocol.gen'

export type RecordedCall = Extract<ChatEvent, { type: 'call.recorded' }>

/** What came of a call for a member of its chat; `none` where it did not concern them. */
export type CallPart = 'tookPart' | 'declined' | 'missed' | 'none'

export function callPartOf(call: RecordedCall, member: UserId): CallPart {
  if (call.participants.includes(member)) {
    return 'tookPart'
  }
  if (call.declined.includes(member)) {
    return 'declined'
  }
  return call.missed.includes(member) ? 'missed' : 'none'
}

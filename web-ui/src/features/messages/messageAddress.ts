import type { ChatId } from '@/realtime/protocol.gen'

/** Where a message is read by those who are members of its chat; everybody else learns nothing there. */
export function messageAddress(chatId: ChatId, seq: number, origin = location.origin): string {
  return `${origin}/chats/${encodeURIComponent(chatId)}/messages/${seq}`
}

/** The seq that an address names; null for what is none. */
export function seqIn(part: unknown): number | null {
  return typeof part === 'string' && /^[1-9]\d{0,11}$/.test(part) ? Number(part) : null
}

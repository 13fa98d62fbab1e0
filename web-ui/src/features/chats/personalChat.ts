import type { ChatId, UserId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

/** The id of two people's personal chat, the same whoever computes it, before the chat exists. */
export function personalChatId(a: UserId, b: UserId): ChatId {
  return asId(a < b ? `p_${a}_${b}` : `p_${b}_${a}`)
}

/** The other person of a personal chat's id; null for other chats and for chats of others. */
export function peerOf(chatId: ChatId, self: UserId): UserId | null {
  const [prefix, low, high, ...rest] = chatId.split('_')
  if (prefix !== 'p' || !low || !high || rest.length > 0) {
    return null
  }
  return low === self ? asId<UserId>(high) : high === self ? asId<UserId>(low) : null
}

import type { CallPlace, ChatId, MeetingPlace, Person, RoomPlace, UserId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

/** The id of two people's personal chat, the same whoever computes it, before the chat exists. */
export function personalChatId(a: UserId, b: UserId): ChatId {
  return asId(a < b ? `p_${a}_${b}` : `p_${b}_${a}`)
}

/** The other person of a personal chat's id; null for other places and for chats of others. */
export function peerOf(place: CallPlace, self: Person): UserId | null {
  const [prefix, low, high, ...rest] = place.split('_')
  if (prefix !== 'p' || !low || !high || rest.length > 0) {
    return null
  }
  return low === self ? asId<UserId>(high) : high === self ? asId<UserId>(low) : null
}

/** Whether it is the chat of two people, also of two others. */
export function isPersonal(place: CallPlace): boolean {
  return place.startsWith('p_')
}

/** Null for a meeting or a room, which have no chat. */
export function chatOf(place: CallPlace): ChatId | null {
  return isMeeting(place) || isRoom(place) ? null : place
}

export function isRoom(place: CallPlace): place is RoomPlace {
  return place.startsWith('r_')
}

export function isMeeting(place: CallPlace): place is MeetingPlace {
  return place.startsWith('m_')
}

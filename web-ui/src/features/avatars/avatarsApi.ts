import { upload } from '@/api/files'
import { request } from '@/api/http'
import type { User } from '@/api/schema'
import type { AvatarId, ChatId } from '@/realtime/protocol.gen'

const ofChat = (chatId: ChatId) => `/api/chats/${encodeURIComponent(chatId)}/avatar`

/** Where a person's picture is; null for none. */
export function userPicture(user: Pick<User, 'id' | 'avatar'> | null | undefined): string | null {
  return user?.avatar
    ? `/api/users/${encodeURIComponent(user.id)}/avatar/${encodeURIComponent(user.avatar)}`
    : null
}

/** Where the picture of a group or channel is; null for none. */
export function chatPicture(chatId: ChatId, avatar: AvatarId | null | undefined): string | null {
  return avatar ? `${ofChat(chatId)}/${encodeURIComponent(avatar)}` : null
}

export function putOwnPicture(picture: Blob): Promise<User> {
  return upload('/api/me/avatar', picture, { method: 'PUT' })
}

export function deleteOwnPicture(): Promise<User> {
  return request('/api/me/avatar', { method: 'DELETE' })
}

export function putChatPicture(chatId: ChatId, picture: Blob): Promise<void> {
  return upload(ofChat(chatId), picture, { method: 'PUT' })
}

export function deleteChatPicture(chatId: ChatId): Promise<void> {
  return request(ofChat(chatId), { method: 'DELETE' })
}

import { request } from '@/api/http'
import type { BanList, NoticeList, ReportRequest } from '@/api/schema'
import type { NoticeId } from '@/api/schema.gen'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

const chat = (id: ChatId) => `/api/chats/${encodeURIComponent(id)}`
const timeOut = (id: ChatId, userId: UserId) => `${chat(id)}/members/${encodeURIComponent(userId)}/time-out`
const ban = (id: ChatId, userId: UserId) => `${chat(id)}/bans/${encodeURIComponent(userId)}`

export function reportMessage(chatId: ChatId, seq: number, body: ReportRequest): Promise<void> {
  return request(`${chat(chatId)}/messages/${String(seq)}/report`, { method: 'PUT', body })
}

export function reportPerson(userId: UserId, body: ReportRequest): Promise<void> {
  return request(`/api/users/${encodeURIComponent(userId)}/report`, { method: 'PUT', body })
}

export function timeOutMember(
  chatId: ChatId,
  userId: UserId,
  minutes: number,
  reason: string,
): Promise<void> {
  return request(timeOut(chatId, userId), { method: 'PUT', body: { minutes, reason } })
}

export function endTimeOut(chatId: ChatId, userId: UserId): Promise<void> {
  return request(timeOut(chatId, userId), { method: 'DELETE' })
}

export function listBans(chatId: ChatId): Promise<BanList> {
  return request(`${chat(chatId)}/bans`)
}

export function banMember(chatId: ChatId, userId: UserId, reason: string): Promise<void> {
  return request(ban(chatId, userId), { method: 'PUT', body: { reason } })
}

export function liftBan(chatId: ChatId, userId: UserId): Promise<void> {
  return request(ban(chatId, userId), { method: 'DELETE' })
}

/** What was done to the person logged in, and is still to be seen. */
export function listNotices(): Promise<NoticeList> {
  return request('/api/me/notices')
}

export function noticeSeen(id: NoticeId): Promise<void> {
  return request(`/api/me/notices/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

import { request } from '@/api/http'
import type { ChatCommandList, RunList } from '@/api/schema'
import type { ChatId, RunId } from '@/realtime/protocol.gen'

const pathOf = (chatId: ChatId) => `/api/chats/${encodeURIComponent(chatId)}`

export function listCommands(chatId: ChatId): Promise<ChatCommandList> {
  return request(`${pathOf(chatId)}/commands`)
}

export function listRuns(chatId: ChatId): Promise<RunList> {
  return request(`${pathOf(chatId)}/runs`)
}

/** @param rev of the run as it was seen: an answer that came later is not dismissed */
export function dismissRun(chatId: ChatId, id: RunId, rev: number): Promise<void> {
  return request(`${pathOf(chatId)}/runs/${encodeURIComponent(id)}`, { method: 'DELETE', query: { rev } })
}

import { request } from '@/api/http'
import type {
  CreatedIncomingWebhook,
  CreatedWebhook,
  Delivery,
  DeliveryList,
  IncomingWebhookList,
  Webhook,
  WebhookList,
  WebhookTopic,
} from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

const ofChat = (chatId: ChatId) => `/api/chats/${encodeURIComponent(chatId)}`
const outgoing = (chatId: ChatId) => `${ofChat(chatId)}/webhooks`
const incoming = (chatId: ChatId) => `${ofChat(chatId)}/incoming-webhooks`
const one = (chatId: ChatId, id: string) => `${outgoing(chatId)}/${encodeURIComponent(id)}`

/** What an admin decides of a webhook. */
export interface WebhookDraft {
  address: string
  topics: WebhookTopic[]
}

export function listWebhooks(chatId: ChatId): Promise<WebhookList> {
  return request(outgoing(chatId))
}

export function createWebhook(chatId: ChatId, body: WebhookDraft): Promise<CreatedWebhook> {
  return request(outgoing(chatId), { method: 'POST', body })
}

export function changeWebhook(
  chatId: ChatId,
  id: string,
  body: WebhookDraft & { on: boolean },
): Promise<Webhook> {
  return request(one(chatId, id), { method: 'PUT', body })
}

export function deleteWebhook(chatId: ChatId, id: string): Promise<void> {
  return request(one(chatId, id), { method: 'DELETE' })
}

export function rotateSecret(chatId: ChatId, id: string): Promise<CreatedWebhook> {
  return request(`${one(chatId, id)}/secret`, { method: 'POST' })
}

export function replayFrom(chatId: ChatId, id: string, from: number): Promise<Webhook> {
  return request(`${one(chatId, id)}/replay`, { method: 'POST', body: { from } })
}

export function listDeliveries(chatId: ChatId, id: string): Promise<DeliveryList> {
  return request(`${one(chatId, id)}/deliveries`)
}

export function sendAgain(chatId: ChatId, id: string, number: number): Promise<Delivery> {
  return request(`${one(chatId, id)}/deliveries/${number}/again`, { method: 'POST' })
}

export function listIncoming(chatId: ChatId): Promise<IncomingWebhookList> {
  return request(incoming(chatId))
}

export function createIncoming(
  chatId: ChatId,
  body: { name: string; picture: string | null },
): Promise<CreatedIncomingWebhook> {
  return request(incoming(chatId), { method: 'POST', body })
}

export function deleteIncoming(chatId: ChatId, id: string): Promise<void> {
  return request(`${incoming(chatId)}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

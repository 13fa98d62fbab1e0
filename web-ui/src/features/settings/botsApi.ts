import { upload } from '@/api/files'
import { request } from '@/api/http'
import type { Bot, BotList, ChangeBotRequest, CommandList, CreateBotRequest } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

const BOTS = '/api/me/bots'
const pathOf = (bot: UserId) => `${BOTS}/${encodeURIComponent(bot)}`

export function listBots(): Promise<BotList> {
  return request(BOTS)
}

export function createBot(body: CreateBotRequest): Promise<Bot> {
  return request(BOTS, { method: 'POST', body })
}

export function changeBot(bot: UserId, body: ChangeBotRequest): Promise<Bot> {
  return request(pathOf(bot), { method: 'PUT', body })
}

/** @param picture null takes it away */
export function saveBotPicture(bot: UserId, picture: Blob | null): Promise<Bot> {
  const path = `${pathOf(bot)}/avatar`
  return picture ? upload(path, picture, { method: 'PUT' }) : request(path, { method: 'DELETE' })
}

export function deleteBot(bot: UserId): Promise<void> {
  return request(pathOf(bot), { method: 'DELETE' })
}

/** What the bot offers, as its program has registered it. */
export function listBotCommands(bot: UserId): Promise<CommandList> {
  return request(`${pathOf(bot)}/commands`)
}

export function removeBotCommand(bot: UserId, name: string): Promise<void> {
  return request(`${pathOf(bot)}/commands/${encodeURIComponent(name)}`, { method: 'DELETE' })
}

import type { BotsPath } from './botsPath'
import { upload } from '@/api/files'
import { request } from '@/api/http'
import type { Bot, BotList, ChangeBotRequest, CommandList, CreateBotRequest } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

const pathOf = (bots: BotsPath, bot: UserId) => `${bots}/${encodeURIComponent(bot)}`

export function listBots(bots: BotsPath): Promise<BotList> {
  return request(bots)
}

export function createBot(bots: BotsPath, body: CreateBotRequest): Promise<Bot> {
  return request(bots, { method: 'POST', body })
}

export function changeBot(bots: BotsPath, bot: UserId, body: ChangeBotRequest): Promise<Bot> {
  return request(pathOf(bots, bot), { method: 'PUT', body })
}

/** @param picture null takes it away */
export function saveBotPicture(bots: BotsPath, bot: UserId, picture: Blob | null): Promise<Bot> {
  const path = `${pathOf(bots, bot)}/avatar`
  return picture ? upload(path, picture, { method: 'PUT' }) : request(path, { method: 'DELETE' })
}

export function deleteBot(bots: BotsPath, bot: UserId): Promise<void> {
  return request(pathOf(bots, bot), { method: 'DELETE' })
}

/** What the bot offers, as its program has registered it. */
export function listBotCommands(bots: BotsPath, bot: UserId): Promise<CommandList> {
  return request(`${pathOf(bots, bot)}/commands`)
}

export function removeBotCommand(bots: BotsPath, bot: UserId, name: string): Promise<void> {
  return request(`${pathOf(bots, bot)}/commands/${encodeURIComponent(name)}`, { method: 'DELETE' })
}

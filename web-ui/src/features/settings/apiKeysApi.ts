import type { BotsPath } from './botsPath'
import { request } from '@/api/http'
import type { ApiKeyList, CreateApiKeyRequest, CreatedApiKey } from '@/api/schema'
import type { ApiKeyId } from '@/api/schema.gen'
import type { UserId } from '@/realtime/protocol.gen'

/** One's own keys, or those of a bot. */
const keysOf = (bots: BotsPath, bot: UserId | null) =>
  bot === null ? '/api/me/api-keys' : `${bots}/${encodeURIComponent(bot)}/api-keys`

export function listApiKeys(bots: BotsPath, bot: UserId | null): Promise<ApiKeyList> {
  return request(keysOf(bots, bot))
}

export function createApiKey(
  bots: BotsPath,
  bot: UserId | null,
  body: CreateApiKeyRequest,
): Promise<CreatedApiKey> {
  return request(keysOf(bots, bot), { method: 'POST', body })
}

export function revokeApiKey(bots: BotsPath, bot: UserId | null, id: ApiKeyId): Promise<void> {
  return request(`${keysOf(bots, bot)}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

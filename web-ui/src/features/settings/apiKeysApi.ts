import { request } from '@/api/http'
import type { ApiKeyList, CreateApiKeyRequest, CreatedApiKey } from '@/api/schema'
import type { ApiKeyId } from '@/api/schema.gen'
import type { UserId } from '@/realtime/protocol.gen'

/** One's own keys, or those of a bot that one owns. */
const keysOf = (bot: UserId | null) =>
  bot === null ? '/api/me/api-keys' : `/api/me/bots/${encodeURIComponent(bot)}/api-keys`

export function listApiKeys(bot: UserId | null): Promise<ApiKeyList> {
  return request(keysOf(bot))
}

export function createApiKey(bot: UserId | null, body: CreateApiKeyRequest): Promise<CreatedApiKey> {
  return request(keysOf(bot), { method: 'POST', body })
}

export function revokeApiKey(bot: UserId | null, id: ApiKeyId): Promise<void> {
  return request(`${keysOf(bot)}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

import { request } from '@/api/http'
import type { ApiKeyList, CreateApiKeyRequest, CreatedApiKey } from '@/api/schema'
import type { ApiKeyId } from '@/api/schema.gen'

const KEYS = '/api/me/api-keys'

export function listApiKeys(): Promise<ApiKeyList> {
  return request(KEYS)
}

export function createApiKey(body: CreateApiKeyRequest): Promise<CreatedApiKey> {
  return request(KEYS, { method: 'POST', body })
}

export function revokeApiKey(id: ApiKeyId): Promise<void> {
  return request(`${KEYS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

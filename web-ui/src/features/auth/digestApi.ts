import { request } from '@/api/http'
import type { DigestRequest, OwnDigest } from '@/api/schema'

const DIGEST = '/api/me/digest'

export function ownDigest(): Promise<OwnDigest> {
  return request(DIGEST)
}

export function changeDigest(body: DigestRequest): Promise<OwnDigest> {
  return request(DIGEST, { method: 'PUT', body })
}

/** By the link of a mail, whoever follows it. */
export function switchDigestOff(token: string): Promise<void> {
  return request('/api/digest/off', { method: 'POST', query: { token }, anonymous: true })
}

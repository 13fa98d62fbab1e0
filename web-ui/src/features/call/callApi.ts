import { request } from '@/api/http'
import type { IceServer, IceServers } from '@/api/schema'

const LEAST_LEFT_MS = 60_000

let cached: IceServers | null = null

/** Without any, peers still find each other on one network; so a failure here does not stop a call. */
export async function iceServers(): Promise<IceServer[]> {
  const fresh =
    cached && (cached.expiresAt === null || Date.parse(cached.expiresAt) - Date.now() > LEAST_LEFT_MS)
  if (!fresh) {
    cached = await request<IceServers>('/api/calls/ice-servers').catch(() => null)
  }
  return cached?.iceServers ?? []
}

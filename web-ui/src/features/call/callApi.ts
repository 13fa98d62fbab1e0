import { request } from '@/api/http'
import type { IceServer, IceServers } from '@/api/schema'
import type { CallId } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

const LEAST_LEFT_MS = 60_000

let cached: { callId: CallId; answer: Promise<IceServers | null> } | null = null

/** Without any, peers still find each other on one network; so a failure here does not stop a call. */
export async function iceServers(callId: CallId): Promise<IceServer[]> {
  const former = cached?.callId === callId ? await cached.answer : null
  if (former && (former.expiresAt === null || Date.parse(former.expiresAt) - serverNow() > LEAST_LEFT_MS)) {
    return former.iceServers
  }
  const answer = request<IceServers>(`/api/calls/${callId}/ice-servers`).catch(() => null)
  cached = { callId, answer }
  return (await answer)?.iceServers ?? []
}

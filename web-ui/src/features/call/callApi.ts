import { request } from '@/api/http'
import type { IceServer, IceServers } from '@/api/schema'
import type { CallId } from '@/realtime/protocol.gen'
import { serverNow } from '@/realtime/serverClock'

const LEAST_LEFT_MS = 60_000

let cached: { callId: CallId; answer: Promise<IceServers | null> } | null = null

/** Without any, peers still find each other on one network; so a failure here does not stop a call. */
export async function iceServers(callId: CallId): Promise<IceServer[]> {
  return (await mediaOf(callId))?.iceServers ?? []
}

/** Whether a camera may go to the router as scalable video. */
export async function scalableVideo(callId: CallId): Promise<boolean> {
  return (await mediaOf(callId))?.scalableVideo ?? false
}

async function mediaOf(callId: CallId): Promise<IceServers | null> {
  const former = cached?.callId === callId ? await cached.answer : null
  if (former && (former.expiresAt === null || Date.parse(former.expiresAt) - serverNow() > LEAST_LEFT_MS)) {
    return former
  }
  const answer = request<IceServers>(`/api/calls/${callId}/ice-servers`).catch(() => null)
  cached = { callId, answer }
  return answer
}

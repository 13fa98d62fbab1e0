import { request } from '@/api/http'
import type { CallLinkLook, VideoCallJoined } from '@/api/schema'

const at = (roomId: string, rest: string) => `/api/video-call/${encodeURIComponent(roomId)}${rest}`

/** Where a call link leads to; uses nothing up. */
export function lookAtCallLink(roomId: string, token: string): Promise<CallLinkLook> {
  return request(at(roomId, '/verify'), { query: { token }, anonymous: true })
}

export function joinByCallLink(roomId: string, token: string): Promise<VideoCallJoined> {
  return request(at(roomId, '/join'), { method: 'POST', body: { token }, anonymous: true })
}

/** By what a guest stays who they are. */
export const renewalPath = (roomId: string) => at(roomId, '/guest-token')

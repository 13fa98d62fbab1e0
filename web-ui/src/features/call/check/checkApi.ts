import { request } from '@/api/http'
import type { CallCheckAnswer, CallCheckPlan, CallCheckRequest } from '@/api/schema'

export type Transport = CallCheckRequest['transport']

/** What to try here, with credentials for the relay that end soon. */
export function getCheckPlan(): Promise<CallCheckPlan> {
  return request('/api/calls/check')
}

/** Shorter than a trial lasts. */
const DEADLINE_MS = 8_000

/** The router's answer to a connection that belongs to no call, and that it ends by itself. */
export async function offerToRouter(sdp: string, transport: Transport): Promise<string> {
  const body: CallCheckRequest = { sdp, transport }
  const options = { method: 'POST', body, deadlineMs: DEADLINE_MS } as const
  return (await request<CallCheckAnswer>('/api/calls/check', options)).sdp
}

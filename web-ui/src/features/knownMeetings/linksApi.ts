import { request } from '@/api/http'
import type { MeetingEntry, MeetingLook } from '@/api/schema'
import type { MeetingId } from '@/realtime/protocol.gen'

const at = (code: string, rest = '') => `/api/meeting-links/${encodeURIComponent(code)}${rest}`

/** @param anonymous for somebody without a login */
export function lookAtLink(code: string, anonymous: boolean): Promise<MeetingLook> {
  return request(at(code), { anonymous })
}

/** @param body with the name of a guest; null for a user */
export function enterByLink(
  code: string,
  body: { name: string | null; passcode: string | null },
  anonymous: boolean,
): Promise<MeetingEntry> {
  return request(at(code, '/enter'), { method: 'POST', body, anonymous })
}

/** By what a guest stays who they are. */
export const renewalPath = (id: MeetingId) => `/api/meetings/${encodeURIComponent(id)}/guest-token`

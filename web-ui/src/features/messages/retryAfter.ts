import { RequestRefused } from '@/realtime/requests'

const AGAIN_MS = 3000

/** How long to wait before the next attempt: as long as the server has said with its refusal, else some seconds. */
export function retryAfterMs(failure: unknown): number {
  const told = failure instanceof RequestRefused ? failure.failure.details.retryAfterMs : null
  return typeof told === 'number' ? told : AGAIN_MS
}

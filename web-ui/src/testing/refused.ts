import type { ErrorCode } from '@/realtime/protocol.gen'
import { RequestRefused } from '@/realtime/requests'

/** What a request over the socket is rejected with. */
export function refused(code: ErrorCode, details: Record<string, unknown> = {}): RequestRefused {
  return new RequestRefused({
    type: 'error',
    re: '1',
    code,
    title: '',
    retryable: false,
    details,
    correlationId: null,
  } as never)
}

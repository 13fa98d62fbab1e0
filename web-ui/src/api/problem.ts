import type { ProblemDetails } from './schema'
import type { ErrorCode } from '@/realtime/protocol.gen'
import { RequestRefused } from '@/realtime/requests'

/** `NETWORK`: the server could not be reached, or did not answer in time. */
export type ProblemCode = ErrorCode | 'NETWORK'

/** A REST request was refused or failed. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code)
    this.name = 'Problem'
  }

  static of(body: Partial<ProblemDetails>, status: number): Problem {
    return new Problem(
      body.code ?? (status >= 500 ? 'INTERNAL' : 'INVALID_REQUEST'),
      status,
      body.details ?? {},
    )
  }
}

/** The code of whatever a request, by REST or by the socket, was rejected with. */
export function codeOf(failure: unknown): ProblemCode {
  if (failure instanceof Problem) {
    return failure.code
  }
  if (failure instanceof RequestRefused) {
    return failure.failure.code
  }
  return 'NETWORK'
}

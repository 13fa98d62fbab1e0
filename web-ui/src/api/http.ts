import { newClientId } from '@/realtime/clientId'
import { exchange, parsed, type Patience } from './exchange'
import { Problem } from './problem'
import type { ProblemDetails } from './schema'

/** Where requests get their access token from. */
export interface TokenSource {
  /** @param fresh asks for a new one even if the present one has not ended */
  accessToken(fresh: boolean): Promise<string>
  /** A second factor has to be set up before anything else. */
  heldUp?(): void
}

const REPEATED_AFTER_MS = 1_000
const PATIENCE: Patience = { silenceMs: 10_000, wholeMs: 60_000 }

let tokens: TokenSource | null = null

export function useTokens(source: TokenSource): void {
  tokens = source
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  query?: Record<string, string | number | boolean | null | undefined>
  /** Whether to go without the access token, as logging in does. */
  anonymous?: boolean
  /** For one that is not to wait as long as others. */
  deadlineMs?: number
}

/**
 * Sends a request; a token that has just ended is renewed once. A change without an answer is sent once more, as the
 * same one. Rejects with a {@link Problem}.
 */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  if (options.anonymous) {
    return send<T>(path, options, null, null)
  }
  if ((options.method ?? 'GET') === 'GET') {
    return authorised((token) => send<T>(path, options, token, null))
  }
  const key = newClientId()
  return repeated(() => authorised((token) => send<T>(path, options, token, key)))
}

async function repeated<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (failure) {
    if (!(failure instanceof Problem && failure.code === 'NETWORK')) {
      throw failure
    }
    await new Promise((resolve) => setTimeout(resolve, REPEATED_AFTER_MS))
    return change()
  }
}

/** By it the server knows a repeat: draft-ietf-httpapi-idempotency-key-header. */
export function idempotencyKey(key: string): Record<string, string> {
  return { 'Idempotency-Key': `"${key}"` }
}

/** Does something with the access token; once more with a new one where it has just ended. */
export async function authorised<T>(task: (token: string | null) => Promise<T>): Promise<T> {
  if (!tokens) {
    return task(null)
  }
  try {
    return await task(await tokens.accessToken(false))
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) {
      return task(await tokens.accessToken(true))
    }
    if (failure instanceof Problem && failure.code === 'SECOND_FACTOR_REQUIRED') {
      tokens.heldUp?.()
    }
    throw failure
  }
}

/** Sends a request with this token, or without any; with the key of a change. */
export async function send<T>(
  path: string,
  options: RequestOptions,
  token: string | null,
  key: string | null = null,
): Promise<T> {
  const { deadlineMs: within } = options
  const init: RequestInit = {
    method: options.method ?? 'GET',
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...(key === null ? {} : idempotencyKey(key)),
    },
    body: options.body === undefined ? null : JSON.stringify(options.body),
  }
  const patience = within === undefined ? PATIENCE : { silenceMs: within, wholeMs: within }
  const answer = await exchange(withQuery(path, options.query), init, patience)
  if (answer.status === 204) {
    return undefined as T
  }
  const body = parsed(answer.body)
  if (!answer.ok) {
    throw Problem.of(body as Partial<ProblemDetails>, answer.status)
  }
  return body as T
}

export function withQuery(path: string, query: RequestOptions['query']): string {
  const present = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined)
  return present.length === 0
    ? path
    : `${path}?${new URLSearchParams(present.map(([key, value]) => [key, String(value)])).toString()}`
}

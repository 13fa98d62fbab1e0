import { newClientId } from '@/realtime/clientId'
import { Problem } from './problem'
import type { ProblemDetails } from './schema'

/** Where requests get their access token from. */
export interface TokenSource {
  /** @param fresh asks for a new one even if the present one has not ended */
  accessToken(fresh: boolean): Promise<string>
}

const DEADLINE_MS = 15_000
const REPEATED_AFTER_MS = 1_000

let tokens: TokenSource | null = null

export function useTokens(source: TokenSource): void {
  tokens = source
}

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  query?: Record<string, string | number | boolean | null | undefined>
  /** Whether to send the access token; only logging in goes without. */
  anonymous?: boolean
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
    throw failure
  }
}

async function send<T>(
  path: string,
  options: RequestOptions,
  token: string | null,
  key: string | null,
): Promise<T> {
  let response: Response
  try {
    response = await fetch(withQuery(path, options.query), {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(key === null ? {} : idempotencyKey(key)),
      },
      body: options.body === undefined ? null : JSON.stringify(options.body),
    })
  } catch {
    throw new Problem('NETWORK', 0)
  }
  if (response.status === 204) {
    return undefined as T
  }
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) {
    throw Problem.of(body as Partial<ProblemDetails>, response.status)
  }
  return body as T
}

export function withQuery(path: string, query: RequestOptions['query']): string {
  const present = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined)
  return present.length === 0
    ? path
    : `${path}?${new URLSearchParams(present.map(([key, value]) => [key, String(value)])).toString()}`
}

import { newClientId } from '@/realtime/clientId'
import { authorised, idempotencyKey, withQuery } from './http'
import { Problem } from './problem'
import type { ProblemDetails } from './schema'

const DEADLINE_MS = 120_000

export interface UploadOptions {
  method?: 'POST' | 'PUT'
  query?: Record<string, string>
  /** From 0 to 1. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

/** Sends bytes as they are. Rejects with a {@link Problem}; an abort is `NETWORK`. */
export function upload<T>(path: string, content: Blob, options: UploadOptions = {}): Promise<T> {
  const headers = idempotencyKey(newClientId())
  return authorised((token) =>
    send<T>(withQuery(path, options.query), content, { ...options, headers }, token),
  )
}

/** XMLHttpRequest, since `fetch` tells nothing of how far an upload is. */
function send<T>(
  path: string,
  content: Blob,
  options: UploadOptions & { headers: Record<string, string> },
  token: string | null,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = () => reject(new Problem('NETWORK', 0))
    const abort = () => request.abort()
    request.open(options.method ?? 'POST', path)
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    for (const [name, value] of Object.entries(options.headers)) {
      request.setRequestHeader(name, value)
    }
    if (token !== null) {
      request.setRequestHeader('Authorization', `Bearer ${token}`)
    }
    request.upload.onprogress = ({ loaded, total }) => options.onProgress?.(total > 0 ? loaded / total : 0)
    request.onerror = fail
    request.onabort = fail
    request.onload = () => {
      const body = parse(request.responseText)
      if (request.status >= 200 && request.status < 300) {
        resolve(body as T)
      } else {
        reject(Problem.of(body as Partial<ProblemDetails>, request.status))
      }
    }
    request.onloadend = () => options.signal?.removeEventListener('abort', abort)
    if (options.signal?.aborted) {
      fail()
      return
    }
    options.signal?.addEventListener('abort', abort)
    request.send(content)
  })
}

/** Fetches bytes. The token goes into a header, which no `src` of an element can send. */
export function download(path: string): Promise<Blob> {
  return authorised(async (token) => {
    let response: Response
    try {
      response = await fetch(path, {
        credentials: 'same-origin',
        signal: AbortSignal.timeout(DEADLINE_MS),
        headers: token === null ? {} : { Authorization: `Bearer ${token}` },
      })
      if (response.ok) {
        return await response.blob()
      }
    } catch {
      throw new Problem('NETWORK', 0)
    }
    throw Problem.of(parse(await response.text()) as Partial<ProblemDetails>, response.status)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return {}
  }
}

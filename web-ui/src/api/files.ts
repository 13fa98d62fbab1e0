import { newClientId } from '@/realtime/clientId'
import { exchange, parsed, type Patience } from './exchange'
import { authorised, idempotencyKey, withQuery } from './http'
import { Problem } from './problem'
import type { ProblemDetails } from './schema'

const PATIENCE: Patience = { silenceMs: 20_000, wholeMs: 600_000 }
/** An upload may last, but not stand still; when all is sent the server may take its time with an image. */
const UPLOAD_SILENCE_MS = 60_000

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
    let silence = setTimeout(abort, UPLOAD_SILENCE_MS)
    const heard = () => {
      clearTimeout(silence)
      silence = setTimeout(abort, UPLOAD_SILENCE_MS)
    }
    request.open(options.method ?? 'POST', path)
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    for (const [name, value] of Object.entries(options.headers)) {
      request.setRequestHeader(name, value)
    }
    if (token !== null) {
      request.setRequestHeader('Authorization', `Bearer ${token}`)
    }
    request.upload.onprogress = ({ loaded, total }) => {
      heard()
      options.onProgress?.(total > 0 ? loaded / total : 0)
    }
    request.upload.onload = heard
    request.onprogress = heard
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
    request.onloadend = () => {
      clearTimeout(silence)
      options.signal?.removeEventListener('abort', abort)
    }
    if (options.signal?.aborted) {
      clearTimeout(silence)
      fail()
      return
    }
    options.signal?.addEventListener('abort', abort)
    request.send(content)
  })
}

/** Fetches bytes. The token goes into a header, which no `src` of an element can send. */
export async function download(path: string): Promise<Blob> {
  return (await downloadPart(path)).content
}

/** As {@link download}; of what comes in parts also where the next one begins, null at the end. */
export function downloadPart(path: string): Promise<{ content: Blob; next: string | null }> {
  return authorised(async (token) => {
    const headers: HeadersInit = token === null ? {} : { Authorization: `Bearer ${token}` }
    const answer = await exchange(path, { headers }, PATIENCE)
    if (!answer.ok) {
      throw Problem.of(parsed(answer.body) as Partial<ProblemDetails>, answer.status)
    }
    return { content: new Blob(answer.body, { type: answer.type }), next: answer.next }
  })
}

/** Has the browser save it. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return {}
  }
}

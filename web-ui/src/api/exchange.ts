import { Problem } from './problem'

export interface Patience {
  /** For how long nothing may come: neither the head of the answer nor the next part of its body. */
  silenceMs: number
  /** For how long the whole may take, since somebody may send a byte at a time for ever. */
  wholeMs: number
}

export interface Answer {
  status: number
  ok: boolean
  type: string
  /** Of what comes in parts: the cursor of the next one. */
  next: string | null
  body: Uint8Array<ArrayBuffer>[]
}

/**
 * The page's one way to fetch: sends a request and reads the answer to its end. Rejects with a `NETWORK` problem where no
 * answer comes in time, or where it breaks off.
 */
export async function exchange(path: string, init: RequestInit, patience: Patience): Promise<Answer> {
  const patient = new AbortController()
  const giveUp = () => {
    patient.abort()
  }
  const whole = setTimeout(giveUp, patience.wholeMs)
  let silence = setTimeout(giveUp, patience.silenceMs)
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(giveUp, patience.silenceMs)
  }
  try {
    const response = await fetch(path, { ...init, credentials: 'same-origin', signal: patient.signal })
    heard()
    const body = await read(response, patient.signal, heard)
    const type = response.headers.get('Content-Type') ?? ''
    const next = response.headers.get('Parley-Next')
    return { status: response.status, ok: response.ok, type, next, body }
  } catch {
    throw new Problem('NETWORK', 0)
  } finally {
    clearTimeout(whole)
    clearTimeout(silence)
  }
}

async function read(response: Response, signal: AbortSignal, heard: () => void): Promise<Answer['body']> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('aborted'))
    })
  })
  for (;;) {
    const part = await Promise.race([reader?.read(), aborted])
    if (!part || part.done) {
      return parts
    }
    parts.push(part.value)
    heard()
  }
}

/** What a JSON body says; nothing where it is none, as a proxy's own error page. */
export function parsed(body: Answer['body']): unknown {
  const decoder = new TextDecoder()
  const text = body.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode()
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exchange, parsed } from './exchange'
import { request } from './http'

const PATIENCE = { silenceMs: 30_000, wholeMs: 60_000 }
const IMPATIENT = { silenceMs: 80, wholeMs: 400 }

/** A real server that accepts every connection and answers as the test says, or not at all. */
let server: Server
let answer: (response: ServerResponse) => void
let address: string

beforeEach(async () => {
  server = createServer((_, response) => {
    answer(response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterEach(() => {
  server.closeAllConnections()
  server.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('over a real connection', () => {
  it('reads the whole answer', async () => {
    answer = (response) => {
      response.writeHead(418, { 'Content-Type': 'text/plain' })
      response.end(JSON.stringify({ spout: 'коротко' }))
    }
    const { status, ok, type, body } = await exchange(address, {}, PATIENCE)
    expect([status, ok, type]).toEqual([418, false, 'text/plain'])
    expect(parsed(body)).toEqual({ spout: 'коротко' })
  })

  it('gives up where nothing is answered', async () => {
    answer = () => undefined
    await expect(exchange(address, {}, IMPATIENT)).rejects.toMatchObject({ code: 'NETWORK' })
  })

  it('gives up where the answer stops in the middle', async () => {
    answer = (response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('[1, 2')
    }
    await expect(exchange(address, {}, IMPATIENT)).rejects.toMatchObject({ code: 'NETWORK' })
  })

  it('gives up where the answer breaks off', async () => {
    answer = (response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('[1, 2', () => response.destroy())
    }
    await expect(exchange(address, {}, PATIENCE)).rejects.toMatchObject({ code: 'NETWORK' })
  })

  it('gives up where a byte comes now and then for ever', async () => {
    answer = (response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => {
        clearInterval(drip)
      })
    }
    await expect(exchange(address, {}, IMPATIENT)).rejects.toMatchObject({ code: 'NETWORK' })
  })
})

describe('a request', () => {
  it('may take as long as its answer comes', async () => {
    vi.useFakeTimers()
    const parts = ['[', '1', ',', '2', ']']
    const slow = new ReadableStream<Uint8Array>({
      async pull(stream) {
        await new Promise((later) => setTimeout(later, 9000))
        const part = parts.shift()
        if (part === undefined) {
          stream.close()
        } else {
          stream.enqueue(new TextEncoder().encode(part))
        }
      },
    })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(slow)))
    const answer = request('/api/chats', { anonymous: true })
    await vi.advanceTimersByTimeAsync(55_000)
    expect(await answer).toEqual([1, 2])
  })

  it('that is swallowed is given up within 10 s', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      (_: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            reject(new Error('aborted'))
          })
        }),
    )
    const failure = request('/api/chats', { anonymous: true }).catch((problem: unknown) => problem)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await failure).toMatchObject({ code: 'NETWORK' })
  })

  it('whose body never ends is no empty answer', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(new ReadableStream())))
    const failure = request('/api/chats', { anonymous: true }).catch((problem: unknown) => problem)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await failure).toMatchObject({ code: 'NETWORK' })
  })
})

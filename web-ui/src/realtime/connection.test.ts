import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Connection, type ConnectionState, LoginLost } from './connection'
import { RequestRefused, RequestUnanswered } from './requests'
import { FrameLog } from './frameLog'
import type { EventFrame } from './frames'

/** Stands in for the browser's socket; the test plays the server. */
class FakeSocket {
  static readonly OPEN = 1
  static all: FakeSocket[] = []
  readyState = 0
  answersPings = false
  sent: { type: string; id: string; accessToken?: string }[] = []
  onopen?: () => void
  onmessage?: (message: { data: string }) => void
  onclose?: (event: { code: number; reason: string }) => void

  constructor() {
    FakeSocket.all.push(this)
  }

  send(text: string): void {
    const frame = JSON.parse(text) as FakeSocket['sent'][number]
    this.sent.push(frame)
    if (this.answersPings && frame.type === 'session.ping') {
      this.says({ type: 'session.pong', re: frame.id })
    }
  }

  close(): void {
    this.readyState = 3
  }

  opens(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
  }

  says(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }

  dies(code: number): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }

  last(type: string): FakeSocket['sent'][number] {
    const frame = this.sent.filter((sent) => sent.type === type).at(-1)
    if (!frame) {
      throw new Error(`no ${type} among ${JSON.stringify(this.sent)}`)
    }
    return frame
  }
}

let states: ConnectionState[]
let events: EventFrame[]
let loginLost: boolean
let token: (fresh: boolean) => Promise<string>
let connection: Connection

const socket = () => {
  const last = FakeSocket.all.at(-1)
  if (!last) {
    throw new Error('no socket')
  }
  return last
}

async function authenticate(expiresInMs = 900_000): Promise<void> {
  socket().opens()
  await vi.advanceTimersByTimeAsync(0)
  socket().says({
    type: 'session.ready',
    re: socket().last('session.authenticate').id,
    userId: 'ann',
    connectionId: 'ann 1',
    expiresAt: new Date(Date.now() + expiresInMs).toISOString(),
    heartbeatMs: 20_000,
    calls: [],
  })
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all = []
  states = []
  events = []
  loginLost = false
  token = (fresh) => Promise.resolve(fresh ? 'fresh' : 'token')
  connection = new Connection({
    url: 'ws://parley/api/socket',
    accessToken: (fresh) => token(fresh),
    log: new FrameLog(),
    onState: (state) => states.push(state),
    onReady: () => undefined,
    onEvent: (event) => events.push(event),
    onLoginLost: () => {
      loginLost = true
    },
    random: () => 0.5,
  })
  connection.open()
})

afterEach(() => {
  connection.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('while it opens', () => {
  it('authenticates first, and only then is online', async () => {
    await authenticate()
    expect(socket().sent[0]).toMatchObject({ type: 'session.authenticate', accessToken: 'token' })
    expect(states).toEqual(['connecting', 'online'])
  })

  it('sends nothing else before', async () => {
    await expect(connection.request({ type: 'session.ping' })).rejects.toBeInstanceOf(RequestUnanswered)
  })

  it('gives up for good when the login is over', async () => {
    token = () => Promise.reject(new LoginLost())
    socket().opens()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(loginLost).toBe(true)
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('comes back with a fresh token when the first was refused', async () => {
    socket().opens()
    await vi.advanceTimersByTimeAsync(0)
    socket().says({ type: 'error', re: '1', code: 'TOKEN_EXPIRED', title: '', retryable: false, details: {} })
    await vi.advanceTimersByTimeAsync(1000)
    expect(FakeSocket.all).toHaveLength(2)
    socket().opens()
    await vi.advanceTimersByTimeAsync(0)
    expect(socket().sent[0]).toMatchObject({ accessToken: 'fresh' })
  })
})

describe('while it is online', () => {
  it('matches replies with requests, whatever their order', async () => {
    await authenticate()
    const first = connection.request({ type: 'readMarker.move', chatId: 'a', seq: 1 })
    const firstId = socket().last('readMarker.move').id
    const second = connection.request({ type: 'readMarker.move', chatId: 'b', seq: 1 })
    const secondId = socket().last('readMarker.move').id
    socket().says({ type: 'request.done', re: secondId })
    socket().says({ type: 'request.done', re: firstId })
    await expect(first).resolves.toMatchObject({ re: firstId })
    await expect(second).resolves.toMatchObject({ re: secondId })
  })

  it('rejects a refused request and lives on', async () => {
    await authenticate()
    const refused = connection.request({ type: 'readMarker.move', chatId: 'a', seq: 1 })
    const re = socket().last('readMarker.move').id
    socket().says({ type: 'error', re, code: 'CHAT_NOT_FOUND', title: 'No', retryable: false, details: {} })
    await expect(refused).rejects.toBeInstanceOf(RequestRefused)
    expect(states.at(-1)).toBe('online')
  })

  it('rejects a request that gets no answer in time', async () => {
    await authenticate()
    const unanswered = connection
      .request({ type: 'readMarker.move', chatId: 'a', seq: 1 })
      .catch((failure: unknown) => failure)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(await unanswered).toBeInstanceOf(RequestUnanswered)
  })

  it('hands events on', async () => {
    await authenticate()
    socket().says({ type: 'readMarker.moved', chatId: 'a', seq: 3, unread: 0 })
    expect(events).toEqual([{ type: 'readMarker.moved', chatId: 'a', seq: 3, unread: 0 }])
  })

  it('renews its login before the token ends', async () => {
    await authenticate(120_000)
    socket().answersPings = true
    await vi.advanceTimersByTimeAsync(61_000)
    expect(socket().last('session.authenticate').accessToken).toBe('fresh')
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('notices a connection that is dead without having said so', async () => {
    await authenticate()
    await vi.advanceTimersByTimeAsync(16_000)
    expect(socket().last('session.ping')).toBeDefined()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(states.at(-1)).toBe('reconnecting')
  })
})

describe('when it is lost', () => {
  it('tells those who wait, and tries again', async () => {
    await authenticate()
    const waiting = connection
      .request({ type: 'readMarker.move', chatId: 'a', seq: 1 })
      .catch((failure: unknown) => failure)
    socket().dies(1006)
    expect(await waiting).toBeInstanceOf(RequestUnanswered)
    expect(states.at(-1)).toBe('reconnecting')
    await vi.advanceTimersByTimeAsync(400)
    expect(FakeSocket.all).toHaveLength(2)
    await authenticate()
    expect(states.at(-1)).toBe('online')
  })

  it('waits longer each time', async () => {
    await authenticate()
    const waits: number[] = []
    for (let i = 0; i < 4; i++) {
      const count = FakeSocket.all.length
      socket().dies(1006)
      let waited = 0
      while (FakeSocket.all.length === count) {
        await vi.advanceTimersByTimeAsync(100)
        waited += 100
      }
      waits.push(waited)
    }
    expect(waits).toEqual([300, 600, 1200, 2400])
  })

  it('does not come back when the login was revoked', async () => {
    await authenticate()
    socket().dies(4403)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(loginLost).toBe(true)
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('rests when newer connections took its place, until the person comes back', async () => {
    await authenticate()
    socket().dies(4411)
    expect(states.at(-1)).toBe('paused')
    await vi.advanceTimersByTimeAsync(60_000)
    window.dispatchEvent(new Event('online'))
    expect(FakeSocket.all).toHaveLength(1)
    document.dispatchEvent(new Event('visibilitychange'))
    expect(FakeSocket.all).toHaveLength(2)
    await authenticate()
    expect(states.at(-1)).toBe('online')
    socket().dies(4411)
    connection.resume()
    expect(FakeSocket.all).toHaveLength(3)
  })

  it('tries at once when the network is back', async () => {
    await authenticate()
    for (let i = 0; i < 6; i++) {
      socket().dies(1006)
      await vi.advanceTimersByTimeAsync(30_000)
    }
    socket().dies(1006)
    const count = FakeSocket.all.length
    window.dispatchEvent(new Event('online'))
    expect(FakeSocket.all).toHaveLength(count + 1)
  })

  it('replaces the socket of a former network, which only looks alive', async () => {
    await authenticate()
    const count = FakeSocket.all.length
    window.dispatchEvent(new Event('online'))
    expect(states.at(-1)).toBe('reconnecting')
    expect(FakeSocket.all).toHaveLength(count + 1)
  })
})

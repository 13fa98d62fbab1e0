// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ATTEMPT_DEADLINE_MS, Connection, type ConnectionState, LoginLost } from './connection'
import { RequestRefused, RequestUnanswered } from './requests'
import { FrameLog } from './frameLog'
import type { EventFrame } from './frames'
import { serverNow } from './serverClock'
import { asId } from './id'
import type { ChatId } from './protocol.gen'

const SERVER_TIME = '2026-11-21T09:00:00Z'

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
      this.says({ type: 'session.pong', re: frame.id, serverTime: SERVER_TIME })
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
    serverTime: SERVER_TIME,
    expiresAt: new Date(Date.parse(SERVER_TIME) + expiresInMs).toISOString(),
    expiresInMs,
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

/** A proxy or a captive portal accepts the connection and never answers, or nobody answers the token or the frame. */
describe('when an attempt is swallowed', () => {
  const seconds = (n: number) => vi.advanceTimersByTimeAsync(n * 1000)
  const swallowed: [string, () => Promise<void>][] = [
    ['the handshake', () => Promise.resolve()],
    [
      'the token',
      () => {
        token = () => new Promise(() => undefined)
        socket().opens()
        return Promise.resolve()
      },
    ],
    [
      'the first frame',
      async () => {
        socket().opens()
        await vi.advanceTimersByTimeAsync(0)
      },
    ],
  ]

  it.each(swallowed)('at %s, it is given up in time and another follows', async (_, swallow) => {
    expect(ATTEMPT_DEADLINE_MS).toBeLessThanOrEqual(10_000)
    await swallow()
    const first = socket()
    await vi.advanceTimersByTimeAsync(ATTEMPT_DEADLINE_MS + 400)
    expect(first.readyState).toBe(3)
    expect(FakeSocket.all).toHaveLength(2)
    token = () => Promise.resolve('token')
    await authenticate()
    expect(states.at(-1)).toBe('online')
  })

  it('counts from the beginning, not from the last sign of life', async () => {
    await seconds(6)
    socket().opens()
    await seconds(4.4)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it.each([
    ['online', window],
    ['visibilitychange', document],
    ['focus', window],
    ['pageshow', window],
    ['resume', document],
  ] as const)('starts anew at once by %s', async (event, target) => {
    await seconds(3)
    target.dispatchEvent(new Event(event))
    expect(FakeSocket.all).toHaveLength(2)
    expect(FakeSocket.all[0]?.readyState).toBe(3)
    await authenticate()
    socket().answersPings = true
    await seconds(30)
    expect(states.at(-1)).toBe('online')
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('lets an attempt that has just begun go on when the person looks again and again', async () => {
    for (let i = 0; i < 10; i++) {
      await vi.advanceTimersByTimeAsync(100)
      window.dispatchEvent(new Event('focus'))
      document.dispatchEvent(new Event('visibilitychange'))
    }
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('does not authenticate a new socket by the token that an old one has waited for', async () => {
    let answer: (token: string) => void = () => undefined
    token = () => new Promise((resolve) => (answer = resolve))
    socket().opens()
    await seconds(3)
    window.dispatchEvent(new Event('online'))
    token = () => Promise.resolve('token')
    socket().opens()
    answer('late')
    await vi.advanceTimersByTimeAsync(0)
    expect(socket().sent.map(({ accessToken }) => accessToken)).toEqual(['token'])
  })
})

describe('whatever the own clock says', () => {
  it.each([20 * 60_000, 2 * 86_400_000, -2 * 86_400_000])(
    'renews its login once in its time with a clock that is %i ms ahead',
    async (ahead) => {
      vi.setSystemTime(Date.parse(SERVER_TIME) + ahead)
      const asked: boolean[] = []
      token = (fresh) => {
        asked.push(fresh)
        return Promise.resolve('token')
      }
      await authenticate(900_000)
      socket().answersPings = true
      await vi.advanceTimersByTimeAsync(839_000)
      expect(asked).toEqual([false])
      await vi.advanceTimersByTimeAsync(2000)
      expect(asked).toEqual([false, true])
    },
  )

  it('renews seldom even where tokens end at once', async () => {
    let asked = 0
    token = () => {
      asked++
      return Promise.resolve('token')
    }
    await authenticate(0)
    await vi.advanceTimersByTimeAsync(9_000)
    expect(asked).toBe(1)
  })

  it('knows the time from the server', async () => {
    vi.setSystemTime(0)
    await authenticate()
    expect(serverNow()).toBeCloseTo(Date.parse(SERVER_TIME), -1)
  })
})

describe('while it is online', () => {
  it('matches replies with requests, whatever their order', async () => {
    await authenticate()
    const first = connection.request({ type: 'readMarker.move', chatId: asId<ChatId>('a'), seq: 1 })
    const firstId = socket().last('readMarker.move').id
    const second = connection.request({ type: 'readMarker.move', chatId: asId<ChatId>('b'), seq: 1 })
    const secondId = socket().last('readMarker.move').id
    socket().says({ type: 'request.done', re: secondId })
    socket().says({ type: 'request.done', re: firstId })
    await expect(first).resolves.toMatchObject({ re: firstId })
    await expect(second).resolves.toMatchObject({ re: secondId })
  })

  it('rejects a refused request and lives on', async () => {
    await authenticate()
    const refused = connection.request({ type: 'readMarker.move', chatId: asId<ChatId>('a'), seq: 1 })
    const re = socket().last('readMarker.move').id
    socket().says({ type: 'error', re, code: 'CHAT_NOT_FOUND', title: 'No', retryable: false, details: {} })
    await expect(refused).rejects.toBeInstanceOf(RequestRefused)
    expect(states.at(-1)).toBe('online')
  })

  it('rejects a request that gets no answer in time', async () => {
    await authenticate()
    const unanswered = connection
      .request({ type: 'readMarker.move', chatId: asId<ChatId>('a'), seq: 1 })
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

describe('when the person comes back to it', () => {
  it.each([
    ['visibilitychange', document],
    ['focus', window],
    ['pageshow', window],
    ['resume', document],
  ] as const)('replaces a socket that died in sleep soon after %s', async (event, target) => {
    await authenticate()
    target.dispatchEvent(new Event(event))
    await vi.advanceTimersByTimeAsync(3400)
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('keeps one that answers', async () => {
    await authenticate()
    socket().answersPings = true
    window.dispatchEvent(new Event('focus'))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(FakeSocket.all).toHaveLength(1)
    expect(states.at(-1)).toBe('online')
  })

  it('asks for no new token where the server is only busy', async () => {
    socket().opens()
    await vi.advanceTimersByTimeAsync(0)
    const re = socket().last('session.authenticate').id
    socket().says({ type: 'error', re, code: 'UNAVAILABLE', title: '', retryable: true, details: {} })
    await vi.advanceTimersByTimeAsync(400)
    socket().opens()
    await vi.advanceTimersByTimeAsync(0)
    expect(socket().last('session.authenticate').accessToken).toBe('token')
  })

  it('hears nothing more once it is closed', async () => {
    await authenticate()
    connection.close()
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('focus'))
    expect(FakeSocket.all).toHaveLength(1)
  })
})

describe('when it is lost', () => {
  it('tells those who wait, and tries again', async () => {
    await authenticate()
    const waiting = connection
      .request({ type: 'readMarker.move', chatId: asId<ChatId>('a'), seq: 1 })
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

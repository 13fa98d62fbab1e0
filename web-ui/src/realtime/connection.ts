import { backoffMs } from './backoff'
import type { FrameLog } from './frameLog'
import { CloseCode, type Command, type EventFrame, type FrameOf, type ReplyTo } from './frames'
import type { ServerFrame } from './protocol.gen'
import { DEADLINE_MS, RequestRefused, Requests, RequestUnanswered } from './requests'
import { hearServerTime } from './serverClock'
import { onWakeUp, type WakeUp } from './wakeUps'

/**
 * - `closed`: not wanted (logged out, or refused for good)
 * - `connecting`: first attempt
 * - `online`: authenticated
 * - `reconnecting`: lost; a new attempt runs or is due
 * - `offline`: lost, and the browser says that there is no network
 * - `paused`: given up for newer connections of the same person, until they come back to this page
 */
export type ConnectionState = 'closed' | 'connecting' | 'online' | 'reconnecting' | 'offline' | 'paused'

export interface ConnectionOptions {
  url: string
  /** A token that is valid for a while yet; `fresh` asks for a new one. Rejects with {@link LoginLost} when there is none. */
  accessToken: (fresh: boolean) => Promise<string>
  log: FrameLog
  onState: (state: ConnectionState) => void
  onReady: (ready: FrameOf<'session.ready' | 'session.guestReady'>) => void
  onEvent: (event: EventFrame) => void
  onLoginLost: () => void
  /** A second factor has to be set up before anything else. */
  onHeldUp?: () => void
  random?: () => number
  /** Whether a call goes on, which does not wait for long. */
  inCall?: () => boolean
}

/** The login is over; only a new one helps. */
export class LoginLost extends Error {
  override name = 'LoginLost'
}

/** From nothing to `session.ready`. What is in between may accept the connection and never answer. */
export const ATTEMPT_DEADLINE_MS = 10_000
/** Who comes back does not wait for an attempt that has not succeeded within this. */
const MOMENT_MS = 2000
/** For a ping of a socket that may have died while the page slept. */
const WAKE_DEADLINE_MS = 3000
/** A new token is asked for this long before the present one ends, but not more often than the other. */
const RENEW_BEFORE_MS = 60_000
const RENEW_LEAST_MS = 10_000
const TOKEN_REFUSED: readonly string[] = ['TOKEN_EXPIRED', 'TOKEN_INVALID', 'NOT_AUTHENTICATED']
const NORMAL_CLOSURE = 1000

/** The page's one socket: keeps itself open, authenticated and alive, and matches replies with requests. */
export class Connection {
  private socket: WebSocket | null = null
  private state: ConnectionState = 'closed'
  private attempt = 0
  private tokenRefused = false
  private readonly requests = new Requests()
  private attemptedAt = 0
  private stopListening: () => void = () => undefined
  private attemptTimer?: ReturnType<typeof setTimeout>
  private retryTimer?: ReturnType<typeof setTimeout>
  private renewTimer?: ReturnType<typeof setTimeout>
  private heartbeatTimer?: ReturnType<typeof setInterval>

  constructor(private readonly options: ConnectionOptions) {}

  open(): void {
    if (this.state !== 'closed') {
      return
    }
    this.stopListening = onWakeUp((what) => {
      this.woken(what)
    })
    window.addEventListener('offline', this.networkGone)
    this.attempt = 0
    this.become('connecting')
    this.connect()
  }

  close(): void {
    this.stopListening()
    window.removeEventListener('offline', this.networkGone)
    clearTimeout(this.retryTimer)
    this.become('closed')
    this.drop(NORMAL_CLOSURE)
  }

  /** Goes on here, after newer connections were given the place of this one. */
  resume(): void {
    if (this.state === 'paused') {
      this.attempt = 0
      this.become('connecting')
      this.connect()
    }
  }

  /** Sends a command and resolves with its reply; rejects with RequestRefused or RequestUnanswered. */
  request<C extends Command>(command: C): Promise<ReplyTo<C>> {
    if (this.state !== 'online') {
      return Promise.reject(new RequestUnanswered('not connected'))
    }
    return this.exchange(command)
  }

  private exchange<C extends Command>(command: C, deadlineMs = DEADLINE_MS): Promise<ReplyTo<C>> {
    const socket = this.socket
    if (socket?.readyState !== WebSocket.OPEN) {
      return Promise.reject(new RequestUnanswered('not connected'))
    }
    const reply = this.requests.ask(command.type, deadlineMs, (id) => {
      const frame = { ...command, id }
      this.options.log.add('out', frame)
      socket.send(JSON.stringify(frame))
    })
    return reply as Promise<ReplyTo<C>>
  }

  private connect(): void {
    clearTimeout(this.retryTimer)
    const socket = new WebSocket(this.options.url)
    this.socket = socket
    this.attemptedAt = performance.now()
    this.attemptTimer = setTimeout(() => {
      this.options.log.add('note', 'no answer')
      this.lost(0)
    }, ATTEMPT_DEADLINE_MS)
    socket.onopen = () => {
      this.options.log.add('note', 'open')
      void this.authenticate(this.tokenRefused)
    }
    socket.onmessage = (message) => {
      if (socket === this.socket && typeof message.data === 'string') {
        this.receive(message.data)
      }
    }
    socket.onclose = (event) => {
      if (socket === this.socket) {
        this.options.log.add('note', `closed ${event.code} ${event.reason}`)
        this.lost(event.code)
      }
    }
  }

  private async authenticate(fresh: boolean): Promise<void> {
    const socket = this.socket
    try {
      const accessToken = await this.options.accessToken(fresh)
      if (socket !== this.socket) {
        return
      }
      const askedAt = performance.now()
      const ready = await this.exchange({ type: 'session.authenticate', accessToken })
      if (socket !== this.socket) {
        return
      }
      clearTimeout(this.attemptTimer)
      this.attempt = 0
      this.tokenRefused = false
      hearServerTime(ready.serverTime, askedAt)
      this.keepAlive(ready.heartbeatMs)
      this.renewIn(ready.expiresInMs)
      if (this.state !== 'online') {
        this.become('online')
        this.options.onReady(ready)
      }
    } catch (failure) {
      if (socket !== this.socket || this.state === 'closed') {
        return
      }
      if (failure instanceof LoginLost) {
        this.close()
        this.options.onLoginLost()
        return
      }
      if (failure instanceof RequestRefused && failure.failure.code === 'SECOND_FACTOR_REQUIRED') {
        this.close()
        this.options.onHeldUp?.()
        return
      }
      this.tokenRefused = failure instanceof RequestRefused && TOKEN_REFUSED.includes(failure.failure.code)
      this.lost(0)
    }
  }

  private receive(text: string): void {
    const frame = JSON.parse(text) as ServerFrame
    this.options.log.add('in', frame)
    if (!('re' in frame)) {
      this.options.onEvent(frame)
      return
    }
    this.requests.settle(frame)
  }

  private keepAlive(heartbeatMs: number): void {
    clearInterval(this.heartbeatTimer)
    this.heartbeatTimer = setInterval(() => void this.ping(DEADLINE_MS), heartbeatMs * 0.8)
  }

  /** A half-open connection looks open for minutes; a ping without an answer says that it is not. */
  private async ping(deadlineMs: number): Promise<void> {
    const socket = this.socket
    const askedAt = performance.now()
    try {
      const { serverTime } = await this.exchange({ type: 'session.ping' }, deadlineMs)
      hearServerTime(serverTime, askedAt)
    } catch {
      if (socket !== null && socket === this.socket) {
        this.lost(0)
      }
    }
  }

  private renewIn(expiresInMs: number): void {
    clearTimeout(this.renewTimer)
    this.renewTimer = setTimeout(
      () => void this.authenticate(true),
      Math.max(expiresInMs - RENEW_BEFORE_MS, expiresInMs / 2, RENEW_LEAST_MS),
    )
  }

  private lost(code: number): void {
    this.drop(NORMAL_CLOSURE)
    if (this.state === 'closed') {
      return
    }
    if (code === CloseCode.loginRevoked) {
      this.close()
      this.options.onLoginLost()
      return
    }
    if (code === CloseCode.secondFactorRequired) {
      this.close()
      this.options.onHeldUp?.()
      return
    }
    if (code === CloseCode.tooMany) {
      this.become('paused')
      return
    }
    this.tokenRefused ||= code === CloseCode.notAuthenticated
    this.become(navigator.onLine ? 'reconnecting' : 'offline')
    const random = (this.options.random ?? Math.random)()
    const delay = backoffMs(this.attempt++, random, this.options.inCall?.())
    clearTimeout(this.retryTimer)
    this.retryTimer = setTimeout(() => this.connect(), delay)
  }

  /** Forgets the socket; whoever waits for an answer on it learns that none will come. */
  private drop(code: number): void {
    const socket = this.socket
    this.socket = null
    clearTimeout(this.attemptTimer)
    clearTimeout(this.renewTimer)
    clearInterval(this.heartbeatTimer)
    socket?.close(code)
    this.requests.abandon()
  }

  /** Tries at once rather than when the back-off or the deadline of an attempt ends. */
  private woken(what: WakeUp): void {
    switch (this.state) {
      case 'closed':
        return
      case 'paused':
        if (what === 'person') {
          this.resume()
        }
        return
      case 'online':
        if (what === 'network') {
          // A socket of the former network only looks alive.
          this.retryNow()
        } else {
          // After sleep the socket may be dead without having said so.
          void this.ping(WAKE_DEADLINE_MS)
        }
        return
      case 'connecting':
      case 'reconnecting':
      case 'offline':
        if (what !== 'person' || !this.hasJustBegun()) {
          this.retryNow()
        }
    }
  }

  private hasJustBegun(): boolean {
    return this.socket !== null && performance.now() - this.attemptedAt < MOMENT_MS
  }

  private retryNow(): void {
    this.drop(NORMAL_CLOSURE)
    this.attempt = 0
    this.become(this.state === 'connecting' ? 'connecting' : 'reconnecting')
    this.connect()
  }

  private readonly networkGone = (): void => {
    if (this.state === 'reconnecting') {
      this.become('offline')
    }
  }

  private become(state: ConnectionState): void {
    if (state !== this.state) {
      this.state = state
      this.options.onState(state)
    }
  }
}

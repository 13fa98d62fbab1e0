import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { sendChange, type WantedChange } from './changes'
import { Connection, type ConnectionState } from './connection'
import { FrameLog } from './frameLog'
import type { Command, EventFrame, FrameOf, ReplyTo } from './frames'
import type { ConnectionId } from './protocol.gen'
import { RequestUnanswered } from './requests'

declare global {
  interface Window {
    /** For failure artefacts of tests; see docs/testing.md. */
    __parleyFrames?: FrameLog['entries']
  }
}

type Ready = FrameOf<'session.ready'>
type GuestReady = FrameOf<'session.guestReady'>

export interface LoginSource {
  accessToken: (fresh: boolean) => Promise<string>
  onLoginLost: () => void
  onHeldUp?: () => void
}

/** The page's connection as the rest of the page sees it: a state, requests, and listeners. */
export const useRealtimeStore = defineStore('realtime', () => {
  const state = ref<ConnectionState>('closed')
  const connectionId = ref<ConnectionId | null>(null)

  const log = new FrameLog()
  const readyListeners: ((ready: Ready) => void)[] = []
  const guestListeners: ((ready: GuestReady) => void)[] = []
  const eventListeners: ((event: EventFrame) => void)[] = []
  let connection: Connection | null = null
  let inCall = () => false

  function open(login: LoginSource): void {
    window.__parleyFrames = log.entries
    connection ??= new Connection({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`,
      accessToken: login.accessToken,
      onLoginLost: login.onLoginLost,
      onHeldUp: login.onHeldUp,
      log,
      inCall: () => inCall(),
      onState: (next) => {
        state.value = next
      },
      onReady: (ready) => {
        connectionId.value = ready.connectionId
        if (ready.type === 'session.ready') {
          readyListeners.forEach((listen) => {
            listen(ready)
          })
        } else {
          guestListeners.forEach((listen) => {
            listen(ready)
          })
        }
      },
      onEvent: (event) => {
        eventListeners.forEach((listen) => {
          listen(event)
        })
      },
    })
    connection.open()
  }

  function close(): void {
    connection?.close()
  }

  /** Goes on in this window, after others were opened in too great a number. */
  function resume(): void {
    connection?.resume()
  }

  function request<C extends Command>(command: C): Promise<ReplyTo<C>> {
    return connection?.request(command) ?? Promise.reject(new RequestUnanswered('not connected'))
  }

  /** Sends a change; see {@link sendChange}. */
  function change(wanted: WantedChange): Promise<void> {
    return sendChange(wanted, { request, online })
  }

  /** True once the connection is open, false where that takes longer. */
  function online(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(false), Math.max(0, withinMs))
      const stop = watch(state, (now) => {
        if (now === 'online') {
          settle(true)
        }
      })
      function settle(there: boolean): void {
        clearTimeout(timer)
        stop()
        resolve(there)
      }
      if (withinMs > 0 && state.value === 'online') {
        settle(true)
      }
    })
  }

  /** Has a lost connection come back faster while the check says that a call goes on. */
  function reconnectFasterWhile(check: () => boolean): void {
    inCall = check
  }

  /** Called after every (re)connection of a user, before any event of it. */
  function onReady(listener: (ready: Ready) => void): void {
    readyListeners.push(listener)
  }

  /** The same for a guest, who has no chats and is told of no calls. */
  function onGuestReady(listener: (ready: GuestReady) => void): void {
    guestListeners.push(listener)
  }

  function onEvent(listener: (event: EventFrame) => void): void {
    eventListeners.push(listener)
  }

  return {
    state,
    connectionId,
    open,
    close,
    resume,
    request,
    online,
    change,
    reconnectFasterWhile,
    onReady,
    onGuestReady,
    onEvent,
  }
})

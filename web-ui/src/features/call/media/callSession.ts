import { shallowRef } from 'vue'
import type { FormerWay, SessionOptions } from './mediaSession'
import { MeshSession } from './meshSession'
import { MovingSession } from './movingSession'
import { RouterSession } from './routerSession'
import type { CallView, Person } from '@/realtime/protocol.gen'

/** The way of the media of the page's call: another one for another call, or once the call moves to the router. */
export function useCallSession(optionsFor: (call: CallView) => SessionOptions) {
  const session = shallowRef<FormerWay | null>(null)
  let of: CallView | null = null

  function sessionFor(call: CallView): FormerWay {
    const { value: present } = session
    const same = present !== null && of?.id === call.id
    if (same && of?.mediaPath === call.mediaPath) {
      return present
    }
    if (!same) {
      close()
    }
    of = call
    session.value = same && present instanceof MeshSession ? moved(present, call) : opened(call)
    return session.value
  }

  function opened(call: CallView): FormerWay {
    const Way = call.mediaPath === 'router' ? RouterSession : MeshSession
    return new Way(optionsFor(call))
  }

  function moved(from: FormerWay, call: CallView): MovingSession {
    const moving = new MovingSession(from, optionsFor(call), (there) => {
      if (session.value === moving) {
        session.value = there
      }
    })
    return moving
  }

  /** The router of this certificate is about to stop, and another one has taken over the call. */
  function leaveRouter(certificate: string, call: CallView, self: Person): void {
    const { value: present } = session
    if (of?.id === call.id && present?.isAt(certificate.toUpperCase()) === true) {
      const moving = moved(present, call)
      session.value = moving
      moving.follow(call, self)
    }
  }

  function close(): void {
    session.value?.close()
    session.value = null
    of = null
  }

  return { session, sessionFor, leaveRouter, close }
}

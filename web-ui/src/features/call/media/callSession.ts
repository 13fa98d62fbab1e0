import { shallowRef } from 'vue'
import type { MediaSession, SessionOptions } from './mediaSession'
import { MeshSession } from './meshSession'
import { MovingSession } from './movingSession'
import { RouterSession } from './routerSession'
import type { CallView } from '@/realtime/protocol.gen'

/** The way of the media of the page's call: another one for another call, or once the call moves to the router. */
export function useCallSession(optionsFor: (call: CallView) => SessionOptions) {
  const session = shallowRef<MediaSession | null>(null)
  let of: CallView | null = null

  function sessionFor(call: CallView): MediaSession {
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

  function opened(call: CallView): MediaSession {
    const Way = call.mediaPath === 'router' ? RouterSession : MeshSession
    return new Way(optionsFor(call))
  }

  function moved(from: MeshSession, call: CallView): MediaSession {
    const moving = new MovingSession(from, optionsFor(call), (there) => {
      if (session.value === moving) {
        session.value = there
      }
    })
    return moving
  }

  function close(): void {
    session.value?.close()
    session.value = null
    of = null
  }

  return { session, sessionFor, close }
}

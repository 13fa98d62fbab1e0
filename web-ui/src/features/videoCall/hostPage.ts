import { MessagePace } from './messagePace'
import { type CallMessage, hostPageMessage, type HostPageMessage } from '@/embed/messages'

/** What of a window matters here; tests have one of their own. */
export type FramedWindow = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  parent: Pick<Window, 'postMessage'>
  location: { ancestorOrigins?: ArrayLike<string> }
}

/** The page around this one. */
export interface HostPage {
  /** False where this page is in a frame of a site that the server does not list: nothing is to be shown there. */
  mayShow: boolean
  tell: (message: CallMessage) => void
  close: () => void
}

/** The origins that the server has listed in this document. */
export function listedOrigins(): string[] {
  const listed = document.querySelector<HTMLMetaElement>('meta[name="parley-embed-origins"]')?.content ?? ''
  return listed.split(' ').filter((origin) => origin !== '')
}

/**
 * Listens to the page around this one, and speaks to it. Only the parent window is heard, and only while it is of a listed
 * origin; a message is sent to that origin and no other. More messages than it needs are dropped.
 */
export function connectHostPage(
  onMessage: (message: HostPageMessage) => void,
  listed: readonly string[] = listedOrigins(),
  self: FramedWindow = window,
): HostPage {
  const framed = self.parent !== (self as unknown)
  const pace = new MessagePace()
  let origins = framed ? possibleOrigins(listed, self.location.ancestorOrigins) : []

  function hear(event: MessageEvent): void {
    if (event.source !== self.parent || !origins.includes(event.origin)) {
      return
    }
    const message = pace.takes() ? hostPageMessage(event.data) : null
    if (message) {
      origins = [event.origin]
      onMessage(message)
    }
  }

  if (framed) {
    self.addEventListener('message', hear)
  }
  return {
    mayShow: !framed || origins.length > 0,
    tell: (message) => {
      origins.forEach((origin) => {
        self.parent.postMessage(message, origin)
      })
    },
    close: () => {
      self.removeEventListener('message', hear)
    },
  }
}

/**
 * Of which origin the parent may be. A browser that tells the ancestors tells it exactly, and none of them may be another;
 * elsewhere it is one of the listed, and a message to an origin that it is not of does not arrive.
 */
function possibleOrigins(listed: readonly string[], ancestors?: ArrayLike<string>): string[] {
  if (!ancestors) {
    return [...listed]
  }
  const around = Array.from(ancestors)
  return around.every((origin) => listed.includes(origin)) ? around.slice(0, 1) : []
}

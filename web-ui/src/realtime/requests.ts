import type { FrameOf } from './frames'
import type { ServerFrame } from './protocol.gen'

/** How long a reply may take. */
export const DEADLINE_MS = 10_000

/** The server refused a request. */
export class RequestRefused extends Error {
  constructor(readonly failure: FrameOf<'error'>) {
    super(failure.title)
    this.name = 'RequestRefused'
  }
}

/** The request got no answer: the connection was lost, or the deadline passed. It may have been carried out. */
export class RequestUnanswered extends Error {
  override name = 'RequestUnanswered'
}

interface Waiting {
  resolve: (frame: ServerFrame) => void
  reject: (reason: Error) => void
  timer: ReturnType<typeof setTimeout>
}

/** The requests that wait for their replies. */
export class Requests {
  private nextId = 1
  private readonly waiting = new Map<string, Waiting>()

  /**
   * Sends a request and resolves with its reply; rejects with RequestRefused or RequestUnanswered.
   *
   * @param what is named where no answer comes
   * @param deadlineMs after which none is waited for
   * @param send is called with the id that the reply will have
   */
  ask(what: string, deadlineMs: number, send: (id: string) => void): Promise<ServerFrame> {
    const id = String(this.nextId++)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id)
        reject(new RequestUnanswered(`no answer to ${what}`))
      }, deadlineMs)
      this.waiting.set(id, { resolve, reject, timer })
      send(id)
    })
  }

  /** Hands a reply to whoever waits for it; one that nobody waits for is dropped. */
  settle(reply: Extract<ServerFrame, { re: string | null }>): void {
    const waiting = reply.re === null ? undefined : this.waiting.get(reply.re)
    if (reply.re === null || !waiting) {
      return
    }
    this.waiting.delete(reply.re)
    clearTimeout(waiting.timer)
    if (reply.type === 'error') {
      waiting.reject(new RequestRefused(reply))
    } else {
      waiting.resolve(reply)
    }
  }

  /** No reply will come any more. */
  abandon(): void {
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer)
      reject(new RequestUnanswered('connection lost'))
    }
    this.waiting.clear()
  }
}

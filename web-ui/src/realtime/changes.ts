import type { Command, ReplyTo } from './frames'
import { RequestUnanswered } from './requests'
import { newClientId } from './clientId'

/** How long a change without an answer is repeated before it is told as failed. */
export const REPEATED_MS = 30_000
/** Before the next try. A closing socket refuses at once, and the browser tells of its end only while nothing runs. */
export const PAUSE_MS = 250

export type Change = Extract<
  Command,
  {
    type:
      | 'message.edit'
      | 'message.delete'
      | 'reaction.set'
      | 'pin.set'
      | 'meetingChat.edit'
      | 'meetingChat.delete'
      | 'meetingChat.react'
      | 'run.start'
  }
>

/** A change without the client id, which it is given once for all its repeats. */
export type WantedChange = Change extends infer C ? (C extends Change ? Omit<C, 'clientId'> : never) : never

interface Line {
  request: <C extends Command>(command: C) => Promise<ReplyTo<C>>
  /** Resolves once there is a connection, to false where there is none in time. */
  online: (withinMs: number) => Promise<boolean>
}

/**
 * Sends a change and, while it gets no answer, sends it again as the same one, over whichever connection comes next.
 * Rejects with RequestRefused, or with RequestUnanswered in the end; then nobody knows whether it was carried out.
 */
export async function sendChange(wanted: WantedChange, line: Line): Promise<void> {
  const change: Change = { ...wanted, clientId: newClientId() }
  const end = performance.now() + REPEATED_MS
  for (;;) {
    try {
      await line.request(change)
      return
    } catch (failure) {
      if (!(failure instanceof RequestUnanswered)) {
        throw failure
      }
      await pause()
      if (!(await line.online(end - performance.now()))) {
        throw failure
      }
    }
  }
}

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))

import type { ProblemCode } from '@/api/problem'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'

/** A message of one's own that the log does not hold yet. */
export interface OutgoingMessage<P extends MessagePlace = ChatId> {
  clientId: string
  chatId: P
  /** What the chat was called, in case that it is gone by the time that somebody asks. */
  chatTitle: string
  text: string
  replyTo: number | null
  /** Uploaded already. */
  attachments: readonly AttachmentView[]
  at: string
  state: 'pending' | 'failed'
  /** Why it has failed. */
  code: ProblemCode | null
}

/** Whether it waits on the server for an administrator: it has not failed, and is not sent again by itself. */
export function isHeld({ state, code }: Pick<OutgoingMessage, 'state' | 'code'>): boolean {
  return state === 'failed' && code === 'MESSAGE_HELD'
}

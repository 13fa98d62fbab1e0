import type { ProblemCode } from '@/api/problem'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'

/** A message of one's own that the log does not hold yet. */
export interface OutgoingMessage {
  clientId: string
  chatId: ChatId
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

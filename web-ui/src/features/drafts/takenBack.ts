import type { Draft } from './draftsStore'
import type { OutgoingMessage } from './outgoingMessage'
import type { MessagePlace } from '@/realtime/messagePlace'

/** What is begun, and below it what was not sent. */
export function joined(begun: string, unsent: string): string {
  return [begun, unsent].filter((each) => each !== '').join('\n')
}

/** The draft with a message that was not sent, but for what has kept it from being sent. */
export function withTakenBack(draft: Draft, message: OutgoingMessage<MessagePlace>): Draft {
  const { text, replyTo, attachments, code } = message
  return {
    ...draft,
    text: joined(draft.text, text),
    replyTo: draft.replyTo ?? (code === 'MESSAGE_NOT_FOUND' ? null : replyTo),
    files: code === 'ATTACHMENT_NOT_FOUND' ? draft.files : [...draft.files, ...attachments],
  }
}

import type { MessageChange } from '@/features/messages/useMessageActions'
import type { AttachmentView, MeetingId, Person } from '@/realtime/protocol.gen'

export interface WriterView {
  person: Person
  name: string
  guest: boolean
}

interface Common {
  meetingId: MeetingId
  seq: number
  at: string
  by: WriterView
}

export type MeetingChatEvent =
  | (Common & {
      type: 'meetingChat.sent'
      clientId: string
      text: string
      replyTo: number | null
      attachments: AttachmentView[]
      rev: number
      editedAt: string | null
      deleted: boolean
      reactions: { emoji: string; people: WriterView[] }[]
    })
  | (Common & { type: 'meetingChat.edited'; target: number; text: string })
  | (Common & { type: 'meetingChat.deleted'; target: number })
  | (Common & { type: 'meetingChat.reacted'; target: number; emoji: string; on: boolean })

export interface MeetingChatPage {
  events: MeetingChatEvent[]
  from: number
  head: number
}

export const isMeetingChatEvent = (frame: { type: string }): frame is MeetingChatEvent =>
  ['meetingChat.sent', 'meetingChat.edited', 'meetingChat.deleted', 'meetingChat.reacted'].includes(
    frame.type,
  )

interface Asks {
  request: (command: never) => Promise<unknown>
}

export const chatIn = (entered: object) =>
  (entered as { chat?: { from: number; head: number } | null }).chat ?? null

export const catchUpWith = (realtime: Asks, meetingId: MeetingId, after: number) =>
  realtime.request({ type: 'meetingChat.catchUp', meetingId, after } as never) as Promise<MeetingChatPage>

export const sendBy = (
  realtime: Asks,
  command: {
    meetingId: MeetingId
    clientId: string
    text: string
    replyTo: number | null
    attachmentIds: string[]
  },
) => realtime.request({ type: 'meetingChat.send', ...command } as never) as Promise<{ seq: number }>

/** What is done to a message, as a command of the meeting. */
export const changeIn = (meetingId: MeetingId, change: MessageChange) => {
  switch (change.type) {
    case 'message.edit':
      return { ...change, type: 'meetingChat.edit', meetingId }
    case 'message.delete':
      return { ...change, type: 'meetingChat.delete', meetingId }
    case 'reaction.set':
      return { ...change, type: 'meetingChat.react', meetingId }
    case 'pin.set':
      throw new Error('nothing is pinned in a meeting')
  }
}

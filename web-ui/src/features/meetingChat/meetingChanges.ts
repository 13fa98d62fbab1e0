import type { MessageChange } from '@/features/messages/useMessageActions'
import type { WantedChange } from '@/realtime/changes'
import type { MeetingId } from '@/realtime/protocol.gen'

/** What is done to a message, as the command for the chat of a meeting; nothing is pinned there. */
export function changeIn(meetingId: MeetingId, change: MessageChange): WantedChange {
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

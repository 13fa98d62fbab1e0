import { level } from './notificationSettings'
import type { createNotifier } from './notifier'
import type { ChatSummary } from '@/api/schema'
import { useChatsStore } from '@/features/chats/chatsStore'
import { isMuted } from '@/features/chats/preferences'
import { type Missed, useSyncStore } from '@/features/messages/syncStore'
import { foldMessages } from '@/features/chats/messageFold'
import { getEvents, PAGE } from '@/features/messages/messagesApi'
import { serverNow } from '@/realtime/serverClock'

/** Has the notifier hear what was sent, edited and deleted in chats whose logs are not held while there was no connection. */
export function useMissedMessages(
  { hear, oldest }: Pick<ReturnType<typeof createNotifier>, 'hear' | 'oldest'>,
  mayTell: () => Promise<boolean>,
): void {
  const chats = useChatsStore()
  let before: Promise<void> = Promise.resolve()

  useSyncStore().onMissed((missed) => {
    const chat = chats.byId.get(missed.chatId)
    const known = oldest(missed.chatId)
    if (chat && (known !== null || mayBeWorth(chat, missed.after))) {
      // One after the other: after a night there may be hundreds.
      before = before.then(() => fetch(missed, known)).catch(() => undefined)
    }
  })

  function mayBeWorth(chat: ChatSummary, after: number): boolean {
    if (level.value === 'off' || isMuted(chat, serverNow()) || chat.unread === 0) {
      return false
    }
    return level.value === 'all' || chat.type === 'personal' || chat.mentions.some((seq) => seq > after)
  }

  async function fetch({ chatId, after, head }: Missed, known: number | null): Promise<void> {
    if (known === null && !(await mayTell())) {
      return
    }
    const from = Math.min(after + 1, known ?? after + 1)
    const { events } = await getEvents(chatId, null, Math.min(PAGE, head - from + 1))
    foldMessages(events).forEach((event) => {
      if (event.type === 'message.sent' && (event.seq > after || (known !== null && event.seq >= known))) {
        hear(event)
      }
    })
  }
}

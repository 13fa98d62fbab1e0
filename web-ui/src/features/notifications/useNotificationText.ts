import { useI18n } from 'vue-i18n'
import { cutText } from '@/text/cutText'
import type { NotificationText } from './desktopNotifications'
import { withText } from './notificationSettings'
import type { ChatSummary } from '@/api/schema'
import { titleOf } from '@/features/chats/summary'
import { useEventText } from '@/features/chats/useEventText'
import { useAuthorName } from '@/features/chats/useAuthorName'
import type { MessageEvent } from '@/features/chats/messageFold'
import { useFormat } from '@/i18n/useFormat'

const LONGEST_TEXT = 180

/** What a notification says of a chat's new messages: the newest one, and how many there are. */
export function useNotificationText() {
  const { t } = useI18n()
  const format = useFormat()
  const authorName = useAuthorName()
  const events = useEventText()

  function of(chat: ChatSummary, messages: readonly MessageEvent[], newest: MessageEvent): NotificationText {
    const name = authorName(newest.actor, newest.webhook)
    const one = messages.length === 1
    const personal = chat.type === 'personal'
    const title = personal
      ? name
      : one
        ? t('notifications.inChat', { name, title: titleOf(chat) })
        : titleOf(chat)
    const count = t('notifications.count', { n: format.number(messages.length) }, messages.length)
    if (withText.value === 'off') {
      return { title, body: one ? t('notifications.hidden') : count }
    }
    const text = cutText(events.inWords(newest), LONGEST_TEXT)
    if (one) {
      return { title, body: text }
    }
    return { title, body: `${count}\n${personal ? text : `${t('message.by', { name })} ${text}`}` }
  }

  return { of }
}

import { useI18n } from 'vue-i18n'
import { usePresenceStore } from './presenceStore'
import { useLiveStore } from './liveStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useFormat } from '@/i18n/useFormat'
import type { ChatId, ChatType, UserId } from '@/realtime/protocol.gen'

const NAMED_MOST = 2

/** Presence and typing in words. */
export function usePresenceText() {
  const { t } = useI18n()
  const presence = usePresenceStore()
  const live = useLiveStore()
  const users = useUsersStore()
  const format = useFormat()

  /** "Online", "Away", "Last seen 5 minutes ago"; empty where nothing is known. */
  function of(userId: UserId): string {
    const view = presence.byId.get(userId)
    if (!view) {
      return ''
    }
    return view.state === 'offline' && view.lastSeenAt !== null
      ? t('presence.lastSeen', { ago: format.ago(view.lastSeenAt) })
      : t(`presence.${view.state}`)
  }

  /** "Boris is typing…", for some of those who do; empty while nobody does. */
  function typing(chatId: ChatId, type: ChatType): string {
    const typists = live.typing.get(chatId) ?? []
    if (typists.length === 0) {
      return ''
    }
    if (type === 'personal') {
      return t('presence.typing')
    }
    if (typists.length > NAMED_MOST) {
      return t('presence.typingMany', { n: format.number(typists.length) }, typists.length)
    }
    return t('presence.typingNamed', { names: format.list(typists.map(users.nameOf)) }, typists.length)
  }

  return { of, typing }
}

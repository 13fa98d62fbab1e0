import { useI18n } from 'vue-i18n'
import { callPartOf } from './callPart'
import { peerOf } from './personalChat'
import { useAuthorName } from './useAuthorName'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useFormat } from '@/i18n/useFormat'
import type { AttachmentView, ChatEvent, ChatType, UserId } from '@/realtime/protocol.gen'
import { plainText } from '@/text/plainText'

type Of<T extends ChatEvent['type']> = Extract<ChatEvent, { type: T }>

const UNANSWERED = new Set(['declined', 'missed', 'cancelled', 'busy', 'failed'])

/** A chat's events in words. */
export function useEventText() {
  const { t } = useI18n()
  const auth = useAuthStore()
  const users = useUsersStore()
  const format = useFormat()
  const authorName = useAuthorName()

  /** In one line; a message is its own text without the marks of its formatting. */
  function inWords(event: ChatEvent): string {
    switch (event.type) {
      case 'message.sent':
        return event.deleted ? t('message.deleted') : plainText(event.text) || files(event.attachments)
      case 'chat.created':
        return created(event)
      case 'members.added':
        return added(event)
      case 'call.recorded':
        return recorded(event)
      case 'member.joined':
        return event.invitedBy === null
          ? by('event.joined', event.actor)
          : by('event.joinedBy', event.actor, { member: member(event.invitedBy) })
      case 'handle.changed':
        return event.handle === null
          ? by('event.closed', event.actor)
          : by('event.public', event.actor, { handle: `@${event.handle}` })
      case 'member.removed':
        return by(event.banned ? 'event.banned' : 'event.removed', event.actor, {
          member: member(event.userId),
        })
      case 'sanctions.changed':
        return sanctioned(event)
      case 'member.left':
        return by('event.left', event.actor)
      case 'role.changed':
        return by(event.role === 'admin' ? 'event.admin' : 'event.member', event.actor, {
          member: member(event.userId),
        })
      case 'ownership.transferred':
        return event.byServer
          ? t('event.ownerByServer', { member: member(event.to) })
          : by('event.owner', event.actor, { member: member(event.to) })
      case 'profile.changed':
        return by('event.profile', event.actor, { title: event.title })
      case 'avatar.changed':
        return by(event.avatar === null ? 'event.avatarRemoved' : 'event.avatar', event.actor)
      case 'rules.changed':
        return by('event.rules', event.actor)
      case 'chat.deleted':
        return by('event.deleted', event.actor)
      case 'pin.changed':
        return by(event.pinned ? 'event.pinned' : 'event.unpinned', event.actor)
      case 'invite.created':
      case 'invite.revoked':
      case 'message.edited':
      case 'message.deleted':
      case 'messages.removed':
      case 'reaction.changed':
        return ''
    }
  }

  /** A message without words: the name of its file, or what and how many they are. */
  function files(attachments: readonly AttachmentView[]): string {
    const [first] = attachments
    if (attachments.length === 1 && first && !first.image) {
      return first.name
    }
    const key = attachments.every(({ image }) => image !== null) ? 'attachment.photos' : 'attachment.files'
    return first ? t(key, { n: format.number(attachments.length) }, attachments.length) : ''
  }

  /** Each sentence has a second one for what one did oneself. */
  function by(key: string, actor: UserId, values: Record<string, string> = {}): string {
    return actor === auth.selfId ? t(`${key}ByYou`, values) : t(key, { ...values, name: users.nameOf(actor) })
  }

  function member(id: UserId): string {
    return id === auth.selfId ? t('event.you') : users.nameOf(id)
  }

  /**
   * In the chat list: a message, and apart from it, since the two may run in opposite directions, its author. Only what
   * somebody has written has a direction of its own; a sentence of the page runs as the page does.
   */
  function inList(event: ChatEvent, chatType: ChatType): { by: string; text: string; dir?: 'auto' } {
    const text = inWords(event)
    if (event.type !== 'message.sent') {
      return { by: '', text }
    }
    if (event.actor === auth.selfId) {
      return { by: t('message.you'), text, dir: 'auto' }
    }
    const by =
      chatType === 'personal' ? '' : t('message.by', { name: authorName(event.actor, event.webhook) })
    return { by, text, dir: 'auto' }
  }

  function created(event: Of<'chat.created'>): string {
    if (event.chatType === 'personal') {
      return t('event.personal')
    }
    const key = event.chatType === 'channel' ? 'event.channel' : 'event.created'
    return event.actor === auth.selfId
      ? t(`${key}ByYou`, { title: event.title })
      : t(key, { title: event.title, name: users.nameOf(event.actor) })
  }

  function added(event: Of<'members.added'>): string {
    const members = format.list(
      event.members.map(({ userId }) => (userId === auth.selfId ? t('call.you') : users.nameOf(userId))),
    )
    return event.actor === auth.selfId
      ? t('event.addedByYou', { members })
      : t('event.added', { members, name: users.nameOf(event.actor) })
  }

  function sanctioned(event: Of<'sanctions.changed'>): string {
    const values = { member: member(event.userId) }
    if (event.banned) {
      return by('event.banned', event.actor, values)
    }
    return event.timedOutUntil === null
      ? by('event.lifted', event.actor, values)
      : by('event.timedOut', event.actor, { ...values, time: format.full(event.timedOutUntil) })
  }

  function recorded(event: Of<'call.recorded'>): string {
    const call = ofYours(event)
    if (event.outcome !== 'answered') {
      return call
    }
    const duration = format.duration(event.durationMs)
    return peerOf(event.chatId, auth.selfId) === null
      ? t('event.answeredBy', { call, people: people(event.participantCount), duration })
      : t('event.answered', { call, duration })
  }

  /** What came of it for oneself; for whoever started it, and whom it did not concern, what became of the call. */
  function ofYours(event: Of<'call.recorded'>): string {
    const kind = event.kind === 'video' ? t('event.video') : t('event.voice')
    switch (callPartOf(event, auth.selfId)) {
      case 'missed':
        return event.kind === 'video' ? t('event.missedVideo') : t('event.missedVoice')
      case 'declined':
        return t('event.declinedByYou', { kind })
      default:
        return UNANSWERED.has(event.outcome) ? t(`event.${event.outcome}`, { kind }) : kind
    }
  }

  function people(count: number): string {
    return t('event.people', { n: format.number(count) }, count)
  }

  return { inWords, inList, files, people }
}

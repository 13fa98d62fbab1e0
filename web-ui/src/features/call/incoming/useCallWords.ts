import type { ComposerTranslation } from 'vue-i18n'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { chatOf, isPersonal, peerOf } from '@/features/chats/personalChat'
import { useUsersStore } from '@/features/users/usersStore'
import { useFormat } from '@/i18n/useFormat'
import type { CallView } from '@/realtime/protocol.gen'

/** What a call that rings is called: by its group or channel, of which the caller is told below, or by the caller. */
export function useCallWords(t: ComposerTranslation) {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()
  const format = useFormat()

  function group(call: CallView): string | null {
    const chatId = peerOf(call.place, auth.self) === null ? chatOf(call.place) : null
    return (chatId && chats.byId.get(chatId)?.title) ?? null
  }

  function title(call: CallView): string {
    return group(call) ?? (asAdded(call) ? all(call) : users.nameOf(call.startedBy))
  }

  /** Whether two others, who talk already, ask one to come to them. */
  function asAdded(call: CallView): boolean {
    return isPersonal(call.place) && peerOf(call.place, auth.self) === null
  }

  function all({ participants }: CallView): string {
    return format.list(participants.map(({ person }) => users.nameOf(person)))
  }

  function what(call: CallView): string {
    const video = call.kind === 'video'
    if (asAdded(call)) {
      return t(video ? 'call.add.incomingVideo' : 'call.add.incomingVoice')
    }
    if (group(call) === null) {
      return t(video ? 'call.incomingVideo' : 'call.incomingVoice')
    }
    return t(video ? 'call.goingOn.videoBy' : 'call.goingOn.voiceBy', { name: users.nameOf(call.startedBy) })
  }

  return { title, what }
}

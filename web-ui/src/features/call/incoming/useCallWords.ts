import type { ComposerTranslation } from 'vue-i18n'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { chatOf, peerOf } from '@/features/chats/personalChat'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallView } from '@/realtime/protocol.gen'

/** What a call that rings is called: by its group or channel, of which the caller is told below, or by the caller. */
export function useCallWords(t: ComposerTranslation) {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const users = useUsersStore()

  function group(call: CallView): string | null {
    const chatId = peerOf(call.place, auth.selfId) === null ? chatOf(call.place) : null
    return (chatId && chats.byId.get(chatId)?.title) ?? null
  }

  function title(call: CallView): string {
    return group(call) ?? users.nameOf(call.startedBy)
  }

  function what(call: CallView): string {
    const video = call.kind === 'video'
    if (group(call) === null) {
      return t(video ? 'call.incomingVideo' : 'call.incomingVoice')
    }
    return t(video ? 'call.goingOn.videoBy' : 'call.goingOn.voiceBy', { name: users.nameOf(call.startedBy) })
  }

  return { title, what }
}

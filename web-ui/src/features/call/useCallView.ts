import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCallStore } from './callStore'
import { publishes } from './tracks'
import { useAuthStore } from '@/features/auth/authStore'
import { peerOf } from '@/features/chats/personalChat'
import { useUsersStore } from '@/features/users/usersStore'
import { useServerNow } from '@/realtime/serverClock'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

/** What the call window shows, in words and numbers. */
export function useCallView() {
  const { t } = useI18n()
  const auth = useAuthStore()
  const call = useCallStore()
  const users = useUsersStore()
  const now = useServerNow(500)

  const chatId = computed(() => ('chatId' in call.state ? call.state.chatId : (call.call?.place ?? null)))
  const peerId = computed(
    () =>
      call.other?.person ??
      (chatId.value === null ? null : peerOf(chatId.value, auth.selfId)) ??
      asId<UserId>(''),
  )
  const name = computed(() => users.nameOf(peerId.value))
  const kind = computed(() => ('kind' in call.state ? call.state.kind : (call.call?.kind ?? 'voice')))
  const remoteVideo = computed(() => [...call.remote.values()][0]?.video ?? null)
  const remoteOn = computed(() => publishes(call.other, 'camera') && call.phase !== 'ended')
  const remoteScreen = computed(() => [...call.remote.values()][0]?.screen ?? null)
  const remoteScreenOn = computed(() => publishes(call.other, 'screen') && call.phase !== 'ended')
  const sharing = computed(() => call.screen !== null && call.phase !== 'ended')
  const remoteMuted = computed(
    () => call.other !== null && !publishes(call.other, 'microphone') && call.state.name === 'active',
  )
  /** Whether one's own voice cannot be heard. */
  const silent = computed(() => call.muted || call.devices.microphone !== 'ok')
  const localStream = computed(() => (call.localVideo ? new MediaStream([call.localVideo]) : null))

  const elapsedMs = computed(() => {
    if (call.state.name === 'ended') {
      return call.state.durationMs
    }
    const since = call.call?.answeredAt
    return since ? Math.max(0, now.value - Date.parse(since)) : 0
  })
  const answered = computed(() => call.call?.answeredAt != null)
  const status = computed(() => {
    if (call.state.name === 'ended') {
      return t(`call.ended.${call.state.reason}`, { name: name.value })
    }
    return call.phase ? t(`call.state.${call.phase}`) : ''
  })

  return {
    peerId,
    name,
    kind,
    remoteVideo,
    remoteOn,
    remoteScreen,
    remoteScreenOn,
    sharing,
    remoteMuted,
    localStream,
    silent,
    elapsedMs,
    answered,
    status,
  }
}

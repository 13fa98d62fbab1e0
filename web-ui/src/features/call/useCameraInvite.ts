import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCall } from './callStore'
import { useUsers } from '@/features/members/usersStore'
import { useToasts } from '@/ui/toasts'

/** Tells when the other turns the camera on in a call without pictures, and offers to do the same. */
export function useCameraInvite(t: ComposerTranslation): void {
  const call = useCall()
  const users = useUsers()
  const toasts = useToasts()
  let shown: number | null = null

  function dismiss(): void {
    if (shown !== null) {
      toasts.dismiss(shown)
      shown = null
    }
  }

  watch(
    () => (call.state.name === 'active' && call.other?.camera === true ? call.other.userId : null),
    (now, _, onCleanup) => {
      // Who has just entered a video call is no news.
      if (now !== null && call.localVideo === null && call.phase === 'active') {
        shown = toasts.show(t('call.turnedCameraOn', { name: users.nameOf(now) }), 'info', {
          label: t('call.cameraOnToo'),
          testid: 'toast-camera',
          run: () => void call.toggleCamera(),
        })
        onCleanup(dismiss)
      }
    },
  )
  watch(
    () => call.localVideo,
    (own) => {
      if (own) {
        dismiss()
      }
    },
  )
}

import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from './callStore'
import { publishes } from './tracks'
import { useUsersStore } from '@/features/users/usersStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Tells when the other turns the camera on while one's own is off, and offers to do the same. */
export function useCameraInvite(t: ComposerTranslation): void {
  const call = useCallStore()
  const users = useUsersStore()
  const toasts = useToastsStore()
  let shown: number | null = null
  /** Whether the other's camera was on when it was looked at last; null before that. */
  let was: boolean | null = null

  function dismiss(): void {
    if (shown !== null) {
      toasts.dismiss(shown)
      shown = null
    }
  }

  function invite(): void {
    dismiss()
    shown = toasts.show(t('call.turnedCameraOn', { name: users.nameOf(call.other?.person) }), 'info', {
      label: t('call.cameraOnToo'),
      testid: 'toast-camera',
      run: () => void call.toggleCamera(),
    })
  }

  watch(
    [
      () => call.call?.id,
      () => call.phase === 'active',
      () => call.others.length === 1 && publishes(call.other, 'camera'),
    ] as const,
    ([id, active, on], [before]) => {
      if (id !== before) {
        was = null
      }
      if (!on) {
        dismiss()
      }
      if (!active) {
        return
      }
      // In a video call a camera that is on from the beginning is no news.
      const news = was === null ? call.call?.kind === 'voice' : !was
      if (on && news && call.localVideo === null) {
        invite()
      }
      was = on
    },
  )
  watch(
    () => call.localVideo !== null || call.phase === null || call.phase === 'ended',
    (needless) => {
      if (needless) {
        dismiss()
      }
    },
  )
}

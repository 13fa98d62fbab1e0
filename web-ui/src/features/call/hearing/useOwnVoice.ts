import { ref, shallowRef, watch } from 'vue'
import { OwnVoice, type VoiceTrouble } from './ownVoice'
import { useCallStore } from '../callStore'
import { useMeter } from '../devices/levels'
import { useAuthStore } from '@/features/auth/authStore'

/** Why the others do not hear this page's user, as far as this side shows; null while nothing is wrong. */
export function useOwnVoice() {
  const auth = useAuthStore()
  const call = useCallStore()
  const trouble = ref<VoiceTrouble>(null)
  const sent = shallowRef<number | null>(null)
  let voice = new OwnVoice()

  useMeter(
    () => call.own.audio,
    (level) => {
      sent.value = level
    },
  )
  useMeter(
    () => call.own.heard,
    (raw) => {
      voice.look({
        at: performance.now(),
        raw,
        sent: sent.value,
        muted: call.muted || call.devices.microphone !== 'ok' || call.phase !== 'active',
        told: isTold(),
      })
      trouble.value = voice.trouble
    },
  )

  /** The router says only who speaks of those who have somebody to speak to. */
  function isTold(): boolean | null {
    return call.call?.mediaPath === 'router' && call.call.participants.length > 1
      ? (call.speakers?.speaking.includes(auth.self) ?? false)
      : null
  }

  watch(
    () => call.own.heard,
    () => {
      voice.reopened()
    },
  )
  watch(
    () => call.call?.id,
    () => {
      voice = new OwnVoice()
    },
  )

  return trouble
}

import { watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useRecordingStore } from './recordingStore'
import { useCallStore } from '../callStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Says that the recording of a call that goes on has ended, by whoever or by itself: the mark alone goes away unnoticed. */
export function useRecordingNotice(t: ComposerTranslation): void {
  const call = useCallStore()
  const recording = useRecordingStore()
  const toasts = useToastsStore()

  watch(
    () => recording.current,
    (now, before) => {
      if (before && !now && call.state.name === 'active') {
        toasts.show(t('call.recording.ended'))
      }
    },
  )
}

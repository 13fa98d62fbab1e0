import { useI18n } from 'vue-i18n'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Says on every device of a user that the second factor is another than before. */
export function useSecondFactorNotices(): void {
  const { t } = useI18n()
  const toasts = useToastsStore()
  useRealtimeStore().onEvent((event) => {
    if (event.type === 'secondFactor.changed') {
      toasts.show(t(`secondFactor.changed.${event.change}`), event.change === 'turnedOn' ? 'success' : 'info')
    }
  })
}

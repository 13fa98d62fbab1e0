import { useI18n } from 'vue-i18n'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useToastsStore } from '@/ui/toastsStore'

const GOOD: ReadonlySet<string> = new Set(['turnedOn', 'passkeyAdded'])

/** Says on every device of a user that the second factor is another than before. */
export function useSecondFactorNotices(): void {
  const { t } = useI18n()
  const toasts = useToastsStore()
  useRealtimeStore().onEvent((event) => {
    if (event.type === 'secondFactor.changed') {
      toasts.show(t(`secondFactor.changed.${event.change}`), GOOD.has(event.change) ? 'success' : 'info')
    }
  })
}

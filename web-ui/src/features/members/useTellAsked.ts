import { useI18n } from 'vue-i18n'
import { useFormat } from '@/i18n/useFormat'
import { useToastsStore } from '@/ui/toastsStore'

/** Says that people whom one wanted to add are asked first. */
export function useTellAsked() {
  const { t } = useI18n()
  const format = useFormat()
  const toasts = useToastsStore()
  return (count: number) => {
    if (count > 0) {
      toasts.show(t('requests.asked', { n: format.number(count) }, count), 'info')
    }
  }
}

import { useI18n } from 'vue-i18n'
import { useFormat } from '@/i18n/useFormat'

export const SLOW_MODES = [0, 5, 10, 30, 60, 300, 900, 3600] as const

/** The waits of slow mode in words. */
export function useSlowModeText() {
  const { t } = useI18n()
  const format = useFormat()

  function interval(seconds: number): string {
    if (seconds === 0) {
      return t('slowMode.off')
    }
    if (seconds < 60) {
      return t('slowMode.seconds', { n: format.number(seconds) }, seconds)
    }
    const minutes = Math.round(seconds / 60)
    return minutes < 60
      ? t('slowMode.minutes', { n: format.number(minutes) }, minutes)
      : t('slowMode.hours', { n: format.number(minutes / 60) }, minutes / 60)
  }

  return { interval }
}

import { useFormat } from '@/i18n/useFormat'

/** When meetings are, in words of the language and the time of this computer. */
export function useMeetingTime() {
  const format = useFormat()

  /** "Monday, 30 November, 10:00–11:00"; empty for a meeting without a time. */
  function span(startsAt: string | null, endsAt: string | null): string {
    if (startsAt === null) {
      return ''
    }
    if (endsAt === null) {
      return `${format.day(startsAt)}, ${format.time(startsAt)}`
    }
    return `${format.day(startsAt)}, ${format.timeSpan(startsAt, endsAt)}`
  }

  return { span }
}

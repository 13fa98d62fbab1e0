import { useI18n } from 'vue-i18n'
import { clockOf } from './clock'
import { dateFormat, numberFormat } from './formatters'
import { language } from './i18n'
import { isolated } from './isolate'
import { useServerNow } from '@/realtime/serverClock'

const MEGABYTE = 1024 * 1024

const now = useServerNow(30_000)
/** All times of the page are told so, whatever its language. */
const clock = clockOf(navigator.languages)

const AGES: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
]

/** Dates, numbers and lists in the words and digits of the language. */
export function useFormat() {
  const { t } = useI18n()

  function number(value: number): string {
    return numberFormat().format(value)
  }

  /** 0.034 as "3.4%", 0.12 as "12%". */
  function percent(share: number): string {
    const digits = share > 0 && share < 0.0995 ? 1 : 0
    return numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(share)
  }

  function time(at: string): string {
    return dateFormat(clock).format(new Date(at))
  }

  /** "10:00–11:00". */
  function timeSpan(from: string, to: string): string {
    return dateFormat(clock).formatRange(new Date(from), new Date(to))
  }

  /** The day with its year, and the time. */
  function full(at: string): string {
    return dateFormat({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      ...clock,
    }).format(new Date(at))
  }

  /** "Today", "Yesterday", or the date. */
  function day(at: string): string {
    const age = daysAgo(at)
    if (age === 0) {
      return t('conversation.today')
    }
    if (age === 1) {
      return t('conversation.yesterday')
    }
    const year =
      new Date(at).getFullYear() === new Date(now.value).getFullYear() ? {} : ({ year: 'numeric' } as const)
    return dateFormat({
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...year,
    }).format(new Date(at))
  }

  /** "November 2026". */
  function month(at: string): string {
    return dateFormat({ month: 'long', year: 'numeric' }).format(new Date(at))
  }

  /** Short enough for a list: the time today, else the weekday or the date. */
  function moment(at: string): string {
    const age = daysAgo(at)
    if (age === 0) {
      return time(at)
    }
    return dateFormat(age < 7 ? { weekday: 'short' } : { day: 'numeric', month: 'short' }).format(
      new Date(at),
    )
  }

  /** "5 minutes ago", "yesterday", "3 weeks ago"; never in the future. */
  function ago(at: string): string {
    const seconds = Math.max(0, (now.value - Date.parse(at)) / 1000)
    const [unit, size] = AGES.find(([, least]) => seconds >= least) ?? ['minute', 60]
    const words = new Intl.RelativeTimeFormat(language.value, { numeric: size >= 86_400 ? 'auto' : 'always' })
    return words.format(-Math.max(1, Math.floor(seconds / size)), unit)
  }

  /** "3:07", "1:02:45". */
  function duration(milliseconds: number): string {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000))
    const two = numberFormat({ minimumIntegerDigits: 2, useGrouping: false })
    const one = numberFormat({ useGrouping: false })
    const hours = Math.floor(seconds / 3600)
    const minutes = Math.floor(seconds / 60) % 60
    return hours > 0
      ? `${one.format(hours)}:${two.format(minutes)}:${two.format(seconds % 60)}`
      : `${one.format(minutes)}:${two.format(seconds % 60)}`
  }

  /** "812 bytes", "1.4 MB". */
  function bytes(size: number): string {
    const [unit, divisor] =
      size < 1024
        ? (['byte', 1] as const)
        : size < MEGABYTE
          ? (['kilobyte', 1024] as const)
          : (['megabyte', MEGABYTE] as const)
    return numberFormat({
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
    }).format(size / divisor)
  }

  /** Of names, each isolated. */
  function list(names: string[]): string {
    return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(names.map(isolated))
  }

  return { number, percent, time, timeSpan, full, day, month, moment, ago, duration, bytes, list }
}

/** Calendar days between then and now, in the local time zone. */
function daysAgo(at: string): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  return Math.round((midnight(new Date(now.value)) - midnight(new Date(at))) / 86_400_000)
}

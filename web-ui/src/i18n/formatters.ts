import { language } from './i18n'
import { serverNow } from '@/realtime/serverClock'

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A format of numbers in the present language. Making one takes a hundred times as long as using it, so they are kept. */
export function numberFormat(options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language.value} ${JSON.stringify(options)}`
  const format = numbers.get(key) ?? new Intl.NumberFormat(language.value, options)
  numbers.set(key, format)
  return format
}

/** The same of dates, in the present time zone, which is another one for who travels. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const zone = new Date(serverNow()).getTimezoneOffset()
  const key = `${language.value} ${zone} ${JSON.stringify(options)}`
  const format = dates.get(key) ?? new Intl.DateTimeFormat(language.value, options)
  dates.set(key, format)
  return format
}

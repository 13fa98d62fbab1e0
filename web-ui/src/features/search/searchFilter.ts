import type { UserId } from '@/realtime/protocol.gen'

/** Which messages count: by whom, and from one day to another, both included, as `2026-11-21`. Empty for no bound. */
export interface SearchFilter {
  author: UserId | null
  first: string
  last: string
}

export const NO_FILTER: SearchFilter = { author: null, first: '', last: '' }

/** The days of the person logged in as moments: the first that counts, and the first that does not. */
export function boundsOf({ author, first, last }: SearchFilter) {
  return { author, from: startOf(first, 0), to: startOf(last, 1) }
}

export function isFiltering({ author, first, last }: SearchFilter): boolean {
  return author !== null || first !== '' || last !== ''
}

function startOf(day: string, daysLater: number): string | null {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) {
    return null
  }
  // Not by adding hours: some days have 23 or 25.
  return new Date(year, month - 1, date + daysLater).toISOString()
}

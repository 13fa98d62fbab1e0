/** What was shared in one month, by its first day. */
export interface Month<T> {
  key: string
  at: string
  items: T[]
}

/** Under their months, in the order that they have. */
export function byMonth<T extends { at: string }>(shared: readonly T[]): Month<T>[] {
  const months: Month<T>[] = []
  for (const item of shared) {
    const date = new Date(item.at)
    const key = `${String(date.getFullYear())}-${String(date.getMonth())}`
    const last = months.at(-1)
    if (last?.key === key) {
      last.items.push(item)
    } else {
      months.push({ key, at: item.at, items: [item] })
    }
  }
  return months
}

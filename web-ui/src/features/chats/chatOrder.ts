/**
 * A sorted list after some of its items were put in the place of others: those that are in it still keep their order, and the
 * new ones are merged with them. So it costs little where few are new.
 *
 * @param before items in the order of `compare`
 * @param now those that are to be in the list
 */
export function resorted<T>(before: readonly T[], now: Iterable<T>, compare: (a: T, b: T) => number): T[] {
  const fresh = new Set(now)
  const kept = before.filter((item) => fresh.delete(item))
  const added = [...fresh].sort(compare)
  const merged: T[] = []
  let next = 0
  for (const item of kept) {
    for (; next < added.length && compare(added[next] as T, item) < 0; next++) {
      merged.push(added[next] as T)
    }
    merged.push(item)
  }
  return [...merged, ...added.slice(next)]
}

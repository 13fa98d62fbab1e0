const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Where a key leads in a list of which Tab stops at one row only; null where the key is none of those, has a modifier,
 * or leads out of the list.
 *
 * @param rows what can have the focus, in their order
 * @param at the row that has it, or in which it is; -1 for none
 */
export function stepTo<T>(event: KeyboardEvent, rows: readonly T[], at: number): T | null {
  const step = STEPS[event.key]
  if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return null
  }
  return rows[step(at, rows.length - 1)] ?? null
}

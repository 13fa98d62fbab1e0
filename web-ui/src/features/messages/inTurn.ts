import { retryAfterMs } from './retryAfter'
import { codeOf, type ProblemCode } from '@/api/problem'

/** Something that was to be done to one of several, and why it was not. */
export interface Undone<T> {
  item: T
  code: ProblemCode
}

/** For one of several the server is waited for so long, where it takes no more for now. */
export const PATIENCE_MS = 60_000

/** What would be said of each that is left. */
const OF_ALL: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'NETWORK',
  'NOT_AUTHENTICATED',
  'TOKEN_EXPIRED',
  'TOKEN_INVALID',
  'UNAVAILABLE',
  'RATE_LIMITED',
  'CHAT_NOT_FOUND',
  'NOT_A_MEMBER',
])

/**
 * Does something to several, one after the other and each once. Where the server's rate limit is reached it waits as long
 * as it is told. What cannot be done does not keep it from the others, unless it would be the same with each of them.
 *
 * @param act rejects where it is refused
 * @param goesOn asked before each; what is left is neither done nor undone where it answers false
 * @returns what could not be done, in the order of the items
 */
export async function inTurn<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  goesOn: () => boolean = () => true,
): Promise<Undone<T>[]> {
  const undone: Undone<T>[] = []
  for (const [at, item] of items.entries()) {
    if (!goesOn()) {
      break
    }
    const code = await attempt(() => act(item), goesOn)
    if (code !== null && OF_ALL.has(code)) {
      return [...undone, ...items.slice(at).map((left) => ({ item: left, code }))]
    }
    if (code !== null) {
      undone.push({ item, code })
    }
  }
  return undone
}

/** Null where it is done. */
async function attempt(act: () => Promise<void>, goesOn: () => boolean): Promise<ProblemCode | null> {
  for (let waited = 0; ;) {
    try {
      await act()
      return null
    } catch (failure) {
      const code = codeOf(failure)
      const wait = retryAfterMs(failure)
      waited += wait
      if (code !== 'RATE_LIMITED' || waited > PATIENCE_MS || !goesOn()) {
        return code
      }
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
}

/** What could not be done by its reason, in the order in which the reasons came up. */
export function byReason<T>(undone: readonly Undone<T>[]): Map<ProblemCode, T[]> {
  const reasons = new Map<ProblemCode, T[]>()
  for (const { item, code } of undone) {
    reasons.set(code, [...(reasons.get(code) ?? []), item])
  }
  return reasons
}

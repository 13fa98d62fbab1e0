import type { User } from '@/api/schema'
import type { CallView, MemberView, Person, UserId } from '@/realtime/protocol.gen'
import { hasWords, wordsOf } from '@/text/fold'

/** As many as the server rings at once. */
export const RUNG_MOST = 20

/** Who need not be rung: in the call, awaited in it, or rung already. */
export function concernedBy(
  call: Pick<CallView, 'participants' | 'awaited' | 'ringing'>,
): ReadonlySet<Person> {
  return new Set([...call.participants.map(({ person }) => person), ...call.awaited, ...call.ringing])
}

/** The members who may be rung: neither in the call, nor awaited in it, nor rung already; by name. */
export function ringable(
  members: readonly MemberView[],
  call: Pick<CallView, 'participants' | 'awaited' | 'ringing'>,
  usersById: ReadonlyMap<UserId, User>,
): User[] {
  const concerned = concernedBy(call)
  return members
    .filter(({ userId }) => !concerned.has(userId))
    .map(({ userId }) => usersById.get(userId))
    .filter((user) => user !== undefined)
    .filter(({ deleted }) => !deleted)
    .sort((a, b) => a.displayName.localeCompare(b.displayName))
}

/** Those with every word of the query in their names. */
export function matching(users: readonly User[], query: string): User[] {
  const words = wordsOf(query)
  return users.filter(({ displayName, username }) => hasWords(`${displayName} ${username}`, words))
}

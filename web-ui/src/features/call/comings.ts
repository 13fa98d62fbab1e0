import type { ParticipantView, Person } from '@/realtime/protocol.gen'

/** Who has come and who has gone between two looks. */
export function comings(
  before: readonly ParticipantView[],
  now: readonly ParticipantView[],
): { came: Person[]; went: Person[] } {
  return { came: missingIn(before, now), went: missingIn(now, before) }
}

function missingIn(some: readonly ParticipantView[], others: readonly ParticipantView[]): Person[] {
  const known = new Set(some.map(({ person }) => person))
  return others.map(({ person }) => person).filter((person) => !known.has(person))
}

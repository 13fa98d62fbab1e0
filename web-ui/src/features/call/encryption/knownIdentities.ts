/** An identity key that somebody was seen with. */
export interface KnownIdentity {
  /** In base64url. */
  key: string
  /** Whether the user has compared the safety code of it with that person. */
  compared: boolean
}

/** `new`: the person was seen with others before, so it may be another device, or somebody in between. */
export type Recognition = 'first' | 'known' | 'compared' | 'new'

/** Of one person. */
const KNOWN_MAX = 20

export function recognise(known: readonly KnownIdentity[], key: string): Recognition {
  const seen = known.find((one) => one.key === key)
  if (seen) {
    return seen.compared ? 'compared' : 'known'
  }
  return known.length === 0 ? 'first' : 'new'
}

/** The first identity of somebody is taken for theirs; each other one only when the user says so. */
export function pinFirst(known: KnownIdentity[], key: string): KnownIdentity[] {
  return known.length === 0 ? [{ key, compared: false }] : known
}

/** The user says that it is theirs. */
export function accept(known: KnownIdentity[], key: string): KnownIdentity[] {
  return [...known.filter((one) => one.key !== key), { key, compared: true }].slice(-KNOWN_MAX)
}

import { bytesOfText } from './bytes'
import type { Person } from '@/realtime/protocol.gen'

const GROUPS = 6
const DIGITS = 5
/** Makes it dear to look for keys that give two people who are lied to the same code. */
const ROUNDS = 200_000

export interface Party {
  person: Person
  /** The identity key, in base64url. */
  identity: string
}

/** The same 30 digits on both sides, in groups of five, if each sees the other's own identity key. */
export async function safetyCode(one: Party, other: Party): Promise<string[]> {
  const parties = [one, other].map(({ person, identity }) => `${person} ${identity}`).sort()
  const secret = await crypto.subtle.importKey('raw', bytesOfText(parties.join('\n')), 'PBKDF2', false, [
    'deriveBits',
  ])
  const salt = bytesOfText('parley safety code 1')
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    secret,
    GROUPS * 64,
  )
  const view = new DataView(bits)
  return Array.from({ length: GROUPS }, (_, group) =>
    (view.getBigUint64(group * 8) % BigInt(10 ** DIGITS)).toString().padStart(DIGITS, '0'),
  )
}

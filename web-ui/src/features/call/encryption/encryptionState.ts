import type { EncryptionMode } from './frameSealer'
import type { Person } from '@/realtime/protocol.gen'

/** `starting`: it will be encrypted, and nothing goes out before it is. */
export type Shield = 'starting' | 'on' | 'off'

/** What the page shows of the encryption of its call. */
export interface EncryptionState {
  shield: Shield
  /** With `off`: by whose browsers nothing can be encrypted. */
  unable: readonly Person[]
  /** Of whom something has come that no key opens. */
  keyless: ReadonlySet<Person>
  /** The identity keys that the others show, proven by their signatures. */
  identities: ReadonlyMap<Person, string>
  /** This page's own. */
  identity: string | null
}

export const STARTING: EncryptionState = {
  shield: 'starting',
  unable: [],
  keyless: new Set(),
  identities: new Map(),
  identity: null,
}

export interface ShieldFacts {
  mode: EncryptionMode
  /** Frames that are not encrypted are let in for a moment. */
  lenient: boolean
  /** All who are in the call have proven devices. */
  allProven: boolean
  hasKey: boolean
}

export function shieldOf({ mode, lenient, allProven, hasKey }: ShieldFacts): Shield {
  if (mode === 'plain') {
    return 'off'
  }
  return mode === 'sealed' && !lenient && allProven && hasKey ? 'on' : 'starting'
}

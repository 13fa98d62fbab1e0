import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { KnownIdentity } from './knownIdentities'
import type { Person } from '@/realtime/protocol.gen'

const NAME = 'parley-encryption'
const VERSION = 1
/** Some browsers, started anew, never answer the first page that opens a database. */
const OPEN_DEADLINE_MS = 3000

interface Schema extends DBSchema {
  /** Of each user of this browser profile; no script can read the private keys. */
  identities: { key: Person; value: CryptoKeyPair }
  /** Of others, as each user has seen them. */
  known: { key: [Person, Person]; value: KnownIdentity[] }
}

let opened: Promise<IDBPDatabase<Schema> | null> | undefined

/** Null where the browser keeps nothing. */
function open(): Promise<IDBPDatabase<Schema> | null> {
  opened ??= Promise.race([create(), deadline()]).catch((failure: unknown) => {
    console.info('identities are not kept', failure)
    return null
  })
  return opened
}

async function create(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(NAME, VERSION, {
    upgrade(created) {
      created.createObjectStore('identities')
      created.createObjectStore('known')
    },
  })
}

function deadline(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null)
    }, OPEN_DEADLINE_MS)
  })
}

/** What this browser profile keeps from call to call. Several tabs use it at once. */
export const encryptionShelf = {
  async identity(user: Person): Promise<CryptoKeyPair | undefined> {
    return (await open())?.get('identities', user)
  },

  /** The pair that is kept: another tab may have been faster. */
  async keepIdentity(user: Person, pair: CryptoKeyPair): Promise<CryptoKeyPair> {
    const db = await open()
    if (!db) {
      return pair
    }
    const tx = db.transaction('identities', 'readwrite')
    const kept = await tx.store.get(user)
    if (!kept) {
      await tx.store.put(pair, user)
    }
    await tx.done
    return kept ?? pair
  },

  async known(user: Person, person: Person): Promise<KnownIdentity[]> {
    return (await (await open())?.get('known', [user, person])) ?? []
  },

  /** Changes what is known of somebody, in one transaction; answers with what is known then. */
  async learn(
    user: Person,
    person: Person,
    change: (known: KnownIdentity[]) => KnownIdentity[],
  ): Promise<KnownIdentity[]> {
    const db = await open()
    if (!db) {
      return change([])
    }
    const tx = db.transaction('known', 'readwrite')
    const now = change((await tx.store.get([user, person])) ?? [])
    await tx.store.put(now, [user, person])
    await tx.done
    return now
  },
}

import { type DBSchema, openDB } from 'idb'
import type { User } from '@/api/schema'

const NAME = 'parley.kept'
const VERSION = 1
/** Whose page is kept. Taken away at once as somebody logs out; what is in the database without it counts for nothing. */
const OWNER = 'parley.keptFor'

/** What the page had, so that it opens without the server. @template T the rest, which is the page's business */
export interface KeptPage<T = unknown> {
  user: User
  administrator: boolean
  rest: T
}

interface Schema extends DBSchema {
  page: { key: 'page'; value: KeptPage }
}

const open = () =>
  openDB<Schema>(NAME, VERSION, {
    upgrade(created) {
      created.createObjectStore('page')
    },
  })

/** Null where nothing is kept, or not for who was logged in last. */
export async function readKeptPage(): Promise<KeptPage | null> {
  const owner = localStorage.getItem(OWNER)
  if (owner === null || typeof indexedDB === 'undefined') {
    return null
  }
  try {
    const db = await open()
    const kept = await db.get('page', 'page')
    db.close()
    return kept?.user.id === owner ? kept : null
  } catch {
    return null
  }
}

/** Keeps nothing where the browser does not let it, as some do in private windows. */
export async function keepPage(page: KeptPage): Promise<void> {
  try {
    const db = await open()
    await db.put('page', page, 'page')
    db.close()
    localStorage.setItem(OWNER, page.user.id)
  } catch {
    localStorage.removeItem(OWNER)
  }
}

/** Nothing is kept from now on. The page may be left before the database has heard of it: the owner is gone by then. */
export function forgetPage(): void {
  localStorage.removeItem(OWNER)
  if (typeof indexedDB !== 'undefined') {
    indexedDB.deleteDatabase(NAME)
  }
}

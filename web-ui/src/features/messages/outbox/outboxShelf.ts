import { type DBSchema, type IDBPObjectStore, openDB } from 'idb'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import type { UserId } from '@/realtime/protocol.gen'

const NAME = 'parley'
const VERSION = 1
/** Some browsers, started anew, never answer the first page that opens a database. */
const OPEN_DEADLINE_MS = 3000

interface Shelved {
  userId: UserId
  clientId: string
  message: OutgoingMessage
}

interface Schema extends DBSchema {
  /** In the order in which they were written: the key counts up. */
  outbox: { key: number; value: Shelved; indexes: { user: UserId; message: [UserId, string] } }
}

type Places = IDBPObjectStore<Schema, ['outbox'], 'outbox', 'readwrite'>

/** Where the unsent messages of one user lie. Several tabs use it at once. */
export interface OutboxShelf {
  /** In the order in which they were written. */
  all(): Promise<OutgoingMessage[]>
  /** One that lies there already stays as it is. */
  add(message: OutgoingMessage): Promise<void>
  /** One that is gone, since another tab has sent it or let it go, stays gone. */
  replace(message: OutgoingMessage): Promise<void>
  remove(clientId: string): Promise<void>
  clear(): Promise<void>
}

/** Rejects where the browser keeps nothing, as some do in private windows. */
export async function openOutboxShelf(userId: UserId): Promise<OutboxShelf> {
  const db = await withDeadline(
    openDB<Schema>(NAME, VERSION, {
      upgrade(created) {
        const outbox = created.createObjectStore('outbox', { autoIncrement: true })
        outbox.createIndex('user', 'userId')
        outbox.createIndex('message', ['userId', 'clientId'], { unique: true })
      },
    }),
  )

  /** Writes a message where the place that it has, or undefined for none, lets it; in one transaction. */
  async function put(message: OutgoingMessage, where: (place: number | undefined) => boolean): Promise<void> {
    const { clientId } = message
    const tx = db.transaction('outbox', 'readwrite')
    const place = await tx.store.index('message').getKey([userId, clientId])
    if (where(place)) {
      await tx.store.put({ userId, clientId, message }, place)
    }
    await tx.done
  }

  async function remove(places: (store: Places) => Promise<number[]>): Promise<void> {
    const tx = db.transaction('outbox', 'readwrite')
    const found = await places(tx.store)
    await Promise.all(found.map((place) => tx.store.delete(place)))
    await tx.done
  }

  return {
    all: async () => (await db.getAllFromIndex('outbox', 'user', userId)).map(({ message }) => message),
    add: (message) => put(message, (place) => place === undefined),
    replace: (message) => put(message, (place) => place !== undefined),
    remove: (clientId) => remove((store) => store.index('message').getAllKeys([userId, clientId])),
    clear: () => remove((store) => store.index('user').getAllKeys(userId)),
  }
}

function withDeadline<T>(opening: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error('the database does not open'))
    }, OPEN_DEADLINE_MS)
    opening.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
}

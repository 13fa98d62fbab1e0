import { type DBSchema, type IDBPObjectStore, openDB } from 'idb'
import type { OutgoingMessage } from '@/features/drafts/outgoingMessage'
import type { UserId } from '@/realtime/protocol.gen'

const NAME = 'parley'
const VERSION = 1
/** Some browsers, started anew, never answer the first page that opens a database or asks for something in it. */
const DEADLINE_MS = 3000

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

/**
 * Where the unsent messages of one user lie. Several tabs use it at once. Rejects what the browser does not answer in
 * time, and from then on everything at once until it answers: nothing that is to be sent waits for it any longer.
 */
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
  const inTime = createDeadline()
  const db = await inTime(() =>
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

  const all = async () => (await db.getAllFromIndex('outbox', 'user', userId)).map(({ message }) => message)

  return {
    all: () => inTime(all),
    add: (message) => inTime(() => put(message, (place) => place === undefined)),
    replace: (message) => inTime(() => put(message, (place) => place !== undefined)),
    remove: (clientId) =>
      inTime(() => remove((store) => store.index('message').getAllKeys([userId, clientId]))),
    clear: () => inTime(() => remove((store) => store.index('user').getAllKeys(userId))),
  }
}

/** Bounds what is asked of the database. */
function createDeadline(): <T>(ask: () => Promise<T>) => Promise<T> {
  const late = new Set<Promise<unknown>>()

  return (ask) =>
    new Promise((resolve, reject) => {
      if (late.size > 0) {
        reject(new Error('the database has not answered'))
        return
      }
      const answer = ask()
      const timer = setTimeout(() => {
        late.add(answer)
        reject(new Error('the database does not answer'))
      }, DEADLINE_MS)
      answer.then(resolve, reject).finally(() => {
        clearTimeout(timer)
        late.delete(answer)
      })
    })
}

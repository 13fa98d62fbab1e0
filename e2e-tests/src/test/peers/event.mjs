// What each member of a chat gets of a message; nothing is stored of it.
import { randomUUID } from 'node:crypto'

export function event(room, user, text) {
  return { type: 'message', id: randomUUID(), room, from: user, at: Date.now(), text }
}

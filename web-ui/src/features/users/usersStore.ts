import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { isGuest } from './guests'
import { nameOf as named } from './userName'
import { getUser } from './usersApi'
import type { User } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { userPicture } from '@/features/avatars/avatarsApi'
import type { Person, UserId } from '@/realtime/protocol.gen'

/** Stands for a name that is not known yet. */
export const UNNAMED = '…'

/** Everyone the page has met. */
export const useUsersStore = defineStore('users', () => {
  const auth = useAuthStore()
  const byId = shallowReactive(new Map<UserId, User>())
  /** What the people of meetings are called there: guests, and whom a guest may not ask for. */
  const namedInMeetings = shallowReactive(new Map<Person, string>())
  const asked = new Map<UserId, Promise<void>>()

  function learn(users: Iterable<User | null>): void {
    for (const user of users) {
      if (user) {
        byId.set(user.id, user)
      }
    }
  }

  function learnNames(people: Iterable<{ person: Person; name: string }>): void {
    for (const { person, name } of people) {
      namedInMeetings.set(person, name)
    }
  }

  /** Fetches a user whom no snapshot has named. Guests may not ask. */
  function ensure(id: Person): Promise<void> {
    if (isGuest(id) || byId.has(id) || auth.guest) {
      return Promise.resolve()
    }
    let request = asked.get(id)
    if (!request) {
      request = getUser(id)
        .then((user) => {
          learn([user])
        })
        .finally(() => asked.delete(id))
      asked.set(id, request)
    }
    return request
  }

  /** What somebody is called; a placeholder where that, or who it is, is not known yet. */
  function nameOf(id: Person | null | undefined): string {
    const user = id && !isGuest(id) ? byId.get(id) : undefined
    if (user) {
      return named(user)
    }
    const known = id ? namedInMeetings.get(id) : undefined
    // A deleted account has none any more.
    return known === undefined ? UNNAMED : named({ displayName: known, deleted: known === '' })
  }

  /** Where the picture of a user is; null for none. */
  function pictureOf(id: Person): string | null {
    return isGuest(id) ? null : userPicture(byId.get(id))
  }

  return { byId, learn, learnNames, ensure, nameOf, pictureOf }
})

import { shallowReactive, watch } from 'vue'
import { encryptionShelf } from './encryptionShelf'
import { accept, pinFirst, recognise, type Recognition } from './knownIdentities'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { Person } from '@/realtime/protocol.gen'

/** Whether the others in the call show the identities that they are known by. The first one of somebody is pinned. */
export function useIdentities() {
  const call = useCallStore()
  const auth = useAuthStore()
  const recognitions = shallowReactive(new Map<Person, Recognition>())

  async function look(person: Person, key: string): Promise<void> {
    const known = await encryptionShelf.known(auth.self, person)
    let recognition = recognise(known, key)
    if (recognition === 'first') {
      const pinned = await encryptionShelf.learn(auth.self, person, (now) => pinFirst(now, key))
      // Another tab may have seen another one first.
      recognition = recognise(pinned, key) === 'new' ? 'new' : recognition
    }
    if (call.encryption?.identities.get(person) === key) {
      recognitions.set(person, recognition)
    }
  }

  /** The user has compared the safety code of that identity, which may be another one by now, with that person. */
  async function confirm(person: Person, key: string): Promise<void> {
    const known = await encryptionShelf.learn(auth.self, person, (now) => accept(now, key))
    if (call.encryption?.identities.get(person) === key) {
      recognitions.set(person, recognise(known, key))
    }
  }

  watch(
    () => call.encryption?.identities,
    (identities) => {
      for (const person of [...recognitions.keys()].filter((each) => !identities?.has(each))) {
        recognitions.delete(person)
      }
      identities?.forEach((key, person) => {
        look(person, key).catch((failure: unknown) => {
          console.warn('identities cannot be looked up', failure)
        })
      })
    },
    { immediate: true },
  )

  return { recognitions, confirm }
}

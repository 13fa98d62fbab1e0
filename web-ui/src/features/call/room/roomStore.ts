import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallPlace, Person } from '@/realtime/protocol.gen'

/** The room that this page has come into by a call link, and for whom it is besides oneself. */
export interface Room {
  place: CallPlace
  other: Person
}

export const useRoomStore = defineStore('room', () => {
  const entered = shallowRef<Room | null>(null)

  /** @param people the two, by name: nobody else is in its call */
  function enter(room: Room, people: { person: Person; name: string }[]): void {
    entered.value = room
    useUsersStore().learnNames(people)
  }

  /** The other of the two for whom the place is; null for any other place. */
  function otherIn(place: CallPlace | null): Person | null {
    return entered.value !== null && entered.value.place === place ? entered.value.other : null
  }

  return { enter, otherIn }
})

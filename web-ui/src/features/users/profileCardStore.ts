import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ChatId, UserId } from '@/realtime/protocol.gen'

/** Whose card is asked for. */
export interface ProfileWish {
  readonly userId: UserId
  /** Where they were met, and may have a role; null outside of chats. */
  readonly chatId: ChatId | null
  /** What it belongs to: the card stands beside it. */
  readonly anchor: HTMLElement
}

/** The card of a person that is open, one at a time in the page. */
export const useProfileCardStore = defineStore('profileCard', () => {
  const shown = shallowRef<ProfileWish | null>(null)

  /** A second click on what it belongs to closes it. */
  function toggle(wish: ProfileWish): void {
    shown.value = shown.value?.anchor === wish.anchor ? null : wish
  }

  function close(): void {
    shown.value = null
  }

  return { shown, toggle, close }
})

import { defineStore } from 'pinia'
import { reactive } from 'vue'
import * as api from './slashApi'
import type { Offer } from './commandText'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatId } from '@/realtime/protocol.gen'

/** A list that is older is asked for again, when a command is begun the next time. */
const FRESH_MS = 30_000

/** What the bots of chats offer, as far as it was asked for. */
export const useSlashStore = defineStore('slash', () => {
  const users = useUsersStore()
  const byChat = reactive(new Map<ChatId, Offer[]>())
  const askedAt = new Map<ChatId, number>()
  const asking = new Map<ChatId, Promise<void>>()

  const of = (chatId: ChatId): readonly Offer[] => byChat.get(chatId) ?? []

  /** Resolves once the list is there and not old. */
  function ensure(chatId: ChatId): Promise<void> {
    const fresh = performance.now() - (askedAt.get(chatId) ?? -Infinity) < FRESH_MS
    if (fresh) {
      return Promise.resolve()
    }
    const present = asking.get(chatId)
    if (present) {
      return present
    }
    const asked = load(chatId).finally(() => asking.delete(chatId))
    asking.set(chatId, asked)
    return asked
  }

  async function load(chatId: ChatId): Promise<void> {
    const { bots } = await api.listCommands(chatId)
    users.learn(bots.map(({ bot }) => bot))
    const offers = bots.flatMap(({ bot, commands }) => commands.map((command) => ({ ...command, bot })))
    byChat.set(
      chatId,
      offers.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    )
    askedAt.set(chatId, performance.now())
  }

  /** A bot has turned out not to offer it any more. */
  function forget(chatId: ChatId): void {
    askedAt.delete(chatId)
  }

  return { of, ensure, forget }
})

import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import * as api from './requestsApi'
import type { ChatRequest } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** The chats that the person logged in was asked to join, the first one first. */
export const useRequestsStore = defineStore('requests', () => {
  const realtime = useRealtimeStore()
  const waiting = shallowRef<ChatRequest[]>([])
  let asked = 0

  function listen(): void {
    realtime.onReady(() => void load())
    realtime.onEvent((event) => {
      if (event.type === 'requests.changed') {
        void load()
      }
    })
  }

  async function load(): Promise<void> {
    const mine = ++asked
    try {
      const { requests } = await api.listRequests()
      if (mine === asked) {
        waiting.value = requests
      }
    } catch {
      // The next connection or change asks again.
    }
  }

  async function accept(chatId: ChatId): Promise<void> {
    await answer(chatId, api.acceptRequest)
  }

  async function decline(chatId: ChatId): Promise<void> {
    await answer(chatId, api.declineRequest)
  }

  /** Whatever comes of it, the list is asked for anew. */
  async function answer(chatId: ChatId, send: (chatId: ChatId) => Promise<void>): Promise<void> {
    try {
      await send(chatId)
      waiting.value = waiting.value.filter((request) => request.chatId !== chatId)
    } finally {
      void load()
    }
  }

  return { waiting, listen, accept, decline }
})

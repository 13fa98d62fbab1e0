// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useChatsStore } from './chatsStore'
import { useAuthStore } from '@/features/auth/authStore'
import { ANN, BOB, CHAT, message, callRecorded, summary, user } from '@/testing/events'

const missedBy = (seq: number, who = ANN) =>
  callRecorded(seq, BOB, { outcome: 'missed', participants: [BOB], missed: [who] })

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
})

function chatWith(over: Parameters<typeof summary>[0] = {}) {
  const chats = useChatsStore()
  chats.reduceSnapshot([summary({ head: 4, readSeq: 4, unread: 0, ...over })], { chatIds: [], rev: 1 })
  const count = () => {
    const chat = chats.byId.get(CHAT)
    return chat && chats.missedCalls(chat)
  }
  return { chats, count }
}

it('counts a call that was missed until the read marker is past it, from whichever device', () => {
  const { chats, count } = chatWith()
  chats.reduceEvent(missedBy(5))
  chats.reduceEvent(missedBy(6))
  chats.reduceEvent(message(7, BOB))
  expect(count()).toBe(2)
  chats.reduceReadMarker({ chatId: CHAT, seq: 5, head: 7, unread: 1 })
  expect(count()).toBe(1)
  chats.reduceReadMarker({ chatId: CHAT, seq: 7, head: 7, unread: 0 })
  expect(count()).toBe(0)
})

it('knows of a missed call that a snapshot ends with, and counts none twice', () => {
  const { chats, count } = chatWith({ head: 5, last: missedBy(5) })
  expect(count()).toBe(1)
  chats.reduceEvent(missedBy(5))
  expect(count()).toBe(1)
})

it('keeps it where a newer snapshot ends with something else', () => {
  const { chats, count } = chatWith()
  chats.reduceEvent(missedBy(5))
  chats.reduceSnapshot([summary({ head: 6, readSeq: 4, unread: 1, last: message(6, BOB) })], {
    chatIds: [],
    rev: 1,
  })
  expect(count()).toBe(1)
})

it('counts no call that was answered, or that another has missed', () => {
  const { chats, count } = chatWith()
  chats.reduceEvent(callRecorded(5, BOB))
  chats.reduceEvent(missedBy(6, BOB))
  expect(count()).toBe(0)
})

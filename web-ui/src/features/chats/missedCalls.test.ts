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
  return { chats, missed: () => chats.byId.get(CHAT)?.missedCalls }
}

it('tells of a call that was missed until the read marker is past it, from whichever device', () => {
  const { chats, missed } = chatWith()
  chats.reduceEvent(missedBy(5))
  chats.reduceEvent(missedBy(6))
  chats.reduceEvent(message(7, BOB))
  expect(missed()).toEqual([5, 6])
  chats.reduceReadMarker({ chatId: CHAT, seq: 5, head: 7, unread: 1 })
  expect(missed()).toEqual([6])
  chats.reduceReadMarker({ chatId: CHAT, seq: 7, head: 7, unread: 0 })
  expect(missed()).toEqual([])
})

it('has of the server what was missed before the page was loaded, and lists none twice', () => {
  const { chats, missed } = chatWith({ head: 7, missedCalls: [5, 6], last: message(7, BOB) })
  chats.reduceEvent(missedBy(6))
  chats.reduceEvent(missedBy(8))
  expect(missed()).toEqual([5, 6, 8])
})

it('forgets what a newer snapshot does not name any more', () => {
  const { chats, missed } = chatWith()
  chats.reduceEvent(missedBy(5))
  chats.reduceSnapshot([summary({ head: 6, readSeq: 6, last: message(6, BOB) })], { chatIds: [], rev: 1 })
  expect(missed()).toEqual([])
})

it('tells of no call that was answered, or that another has missed', () => {
  const { chats, missed } = chatWith()
  chats.reduceEvent(callRecorded(5, BOB))
  chats.reduceEvent(missedBy(6, BOB))
  expect(missed()).toEqual([])
})

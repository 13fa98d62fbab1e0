// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { nextTick, watch, watchEffect } from 'vue'
import { cursorOf } from './chatLog'
import { useLogsStore } from './logsStore'
import { useSyncStore } from './syncStore'
import { Problem } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { listChats } from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, CHAT, message, summary, user } from '@/testing/events'

vi.mock('@/features/chats/chatsApi')
vi.mock('@/features/messages/messagesApi', () => ({ PAGE: 100, getEvents: vi.fn() }))

let receive: (event: EventFrame) => void
let draw: () => void

beforeEach(async () => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (receive = listener))
  let due: FrameRequestCallback[] = []
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => due.push(callback))
  draw = () => {
    const callbacks = due
    due = []
    callbacks.forEach((callback) => {
      callback(0)
    })
  }
  vi.mocked(listChats).mockResolvedValue({
    chats: [summary({ head: 10 })],
    pinned: { chatIds: [], rev: 0 },
  } as never)
  useSyncStore().listen()
  await useSyncStore().resync()
  useLogsStore().reducePage(CHAT, { events: [message(10, BOB)], head: 10 })
  await flushPromises()
})

it('has the 200 messages of one frame worked out once, in their order', async () => {
  const logs = useLogsStore()
  const chats = useChatsStore()
  const heard: number[] = []
  useSyncStore().onChatEvent(({ seq }) => heard.push(seq))
  let rendered = 0
  watchEffect(
    () => {
      void logs.byId.get(CHAT)
      void chats.sorted
      rendered++
    },
    { flush: 'pre' },
  )
  const lists = vi.fn()
  watch(() => chats.sorted, lists)
  for (let seq = 11; seq <= 210; seq++) {
    receive(message(seq, BOB))
    await nextTick()
  }
  expect(rendered).toBe(1)

  draw()
  await nextTick()

  expect(rendered).toBe(2)
  expect(lists).toHaveBeenCalledOnce()
  expect(heard).toEqual(Array.from({ length: 200 }, (_, index) => 11 + index))
  const log = logs.byId.get(CHAT)
  expect(log && cursorOf(log)).toBe(210)
  expect(log?.tail.events.map(({ seq }) => seq)).toEqual([10, ...heard])
  expect(chats.byId.get(CHAT)).toMatchObject({ head: 210, unread: 200, last: { seq: 210 } })
})

it('takes each event once, also where a snapshot has come before the frame', async () => {
  receive(message(11, BOB))
  vi.mocked(listChats).mockResolvedValue({
    chats: [summary({ head: 11, unread: 1 })],
    pinned: { chatIds: [], rev: 0 },
  } as never)
  await useSyncStore().resync()

  draw()

  expect(useChatsStore().byId.get(CHAT)).toMatchObject({ head: 11, unread: 1 })
})

it('keeps for after the snapshot what is gathered while it is on its way', async () => {
  let answer: (list: unknown) => void = () => undefined
  vi.mocked(listChats).mockReturnValue(new Promise((resolve) => (answer = resolve)) as never)
  const synced = useSyncStore().resync()
  receive(message(11, BOB))
  draw()
  expect(useChatsStore().byId.get(CHAT)?.head).toBe(10)

  answer({ chats: [summary({ head: 10 })], pinned: { chatIds: [], rev: 0 } })
  await synced

  expect(useChatsStore().byId.get(CHAT)).toMatchObject({ head: 11, unread: 1 })
})

it('asks for the chats again where catching up was refused, since one may be a member again by then', async () => {
  let refuse: (failure: Problem) => void = () => undefined
  vi.spyOn(useRealtimeStore(), 'request').mockReturnValue(
    new Promise((_, reject) => (refuse = reject)) as never,
  )
  receive(message(12, BOB))
  draw()
  vi.mocked(listChats).mockResolvedValue({
    chats: [summary({ head: 14 })],
    pinned: { chatIds: [], rev: 0 },
  } as never)

  refuse(new Problem('CHAT_NOT_FOUND', 404))
  await flushPromises()

  expect(useChatsStore().byId.get(CHAT)).toMatchObject({ head: 14 })
})

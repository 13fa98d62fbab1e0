// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { level } from './notificationSettings'
import { useMissedMessages } from './useMissedMessages'
import type { ChatSummary } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { listChats } from '@/features/chats/chatsApi'
import { FOR_EVER } from '@/features/chats/preferences'
import { useSyncStore } from '@/features/messages/syncStore'
import { useLogsStore } from '@/features/messages/logsStore'
import { getEvents } from '@/features/messages/messagesApi'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { ANN, BOB, CHAT, event, message, summary, user } from '@/testing/events'
import { asId } from '@/realtime/id'

vi.mock('@/features/chats/chatsApi')
vi.mock('@/features/messages/messagesApi', () => ({ PAGE: 100, getEvents: vi.fn() }))

const hear = vi.fn<(event: ChatEvent) => void>()
let known: number | null
let mayTell: boolean

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  level.value = 'all'
  known = null
  mayTell = true
  hear.mockReset()
  vi.mocked(getEvents).mockReset()
  useMissedMessages({ hear, oldest: () => known }, () => Promise.resolve(mayTell))
})

async function connect(...chats: ChatSummary[]): Promise<void> {
  vi.mocked(listChats).mockResolvedValue({ chats, pinned: { chatIds: [], rev: 0 } } as never)
  await useSyncStore().resync()
  await flushPromises()
}

function has(...events: Parameters<typeof message>[0][]): void {
  vi.mocked(getEvents).mockImplementation((_, __, limit = 100) =>
    Promise.resolve({
      events: events.map((seq) => message(seq, BOB)).slice(-limit),
      head: events.at(-1) ?? 0,
    }),
  )
}

const heard = () => hear.mock.calls.map(([{ seq }]) => seq)

it('hears of what came while there was no connection, and of nothing else', async () => {
  has(3, 4, 5)
  await connect(summary({ head: 3, unread: 1 }), summary({ id: asId<ChatId>('quiet'), head: 9, unread: 2 }))
  expect(getEvents).not.toHaveBeenCalled()
  await connect(summary({ head: 5, unread: 3 }), summary({ id: asId<ChatId>('quiet'), head: 9, unread: 2 }))
  expect(getEvents).toHaveBeenCalledOnce()
  expect(heard()).toEqual([4, 5])
})

it('hears of a chat into which one was put meanwhile', async () => {
  has(1, 2)
  await connect()
  await connect(summary({ head: 2, unread: 2 }))
  expect(heard()).toEqual([1, 2])
})

it('asks for nothing that would not be told', async () => {
  const muted = { preferences: { mutedUntil: FOR_EVER, archivedSeq: 0, markedUnread: false, rev: 1 } }
  await connect(summary({ head: 1 }), summary({ id: asId<ChatId>('muted'), head: 1, ...muted }))
  await connect(summary({ head: 2 }), summary({ id: asId<ChatId>('muted'), head: 2, unread: 1, ...muted }))
  level.value = 'mentions'
  await connect(summary({ head: 3, unread: 1 }))
  mayTell = false
  level.value = 'all'
  await connect(summary({ head: 4, unread: 2 }))
  expect(getEvents).not.toHaveBeenCalled()
})

it('leaves a log that is held to catching up, which brings each event', async () => {
  await connect(summary({ head: 1 }))
  useLogsStore().reducePage(CHAT, { events: [message(1, BOB)], head: 1 })
  await connect(summary({ head: 2, unread: 1 }))
  expect(getEvents).not.toHaveBeenCalled()
})

it('looks again at what is told of already, as it stands by now', async () => {
  const gone = { ...message(3, BOB, ''), deleted: true, rev: 4 }
  vi.mocked(getEvents).mockResolvedValue({
    events: [gone, event('message.deleted', 4, BOB, { target: 3, author: BOB })],
    head: 4,
  })
  await connect(summary({ head: 3, unread: 1 }))
  known = 3
  await connect(summary({ head: 4 }))
  expect(getEvents).toHaveBeenCalledWith(CHAT, null, 2)
  expect(hear).toHaveBeenCalledWith(gone)
})

import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useChatCallsStore } from './chatCallsStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { EventFrame, FrameOf } from '@/realtime/frames'
import { asId } from '@/realtime/id'
import type { CallId, ChatCallView } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, CHAT, user } from '@/testing/events'

let emit: (event: EventFrame) => void
let ready: (frame: FrameOf<'session.ready'>) => void

beforeEach(() => {
  setActivePinia(createPinia())
  useUsersStore().learn([user(ANN)])
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
  vi.spyOn(realtime, 'onReady').mockImplementation((listener) => (ready = listener))
  useChatCallsStore().listen()
})

function call(id: string, version: number): ChatCallView {
  const since = '2026-11-21T09:00:00Z'
  return { id: asId<CallId>(id), chatId: CHAT, kind: 'voice', version, since, count: version, people: [ANN] }
}

const changed = (id: string, version: number) => {
  emit({ type: 'chatCall.changed', call: call(id, version) })
}
const ended = (id: string) => {
  emit({ type: 'chatCall.ended', chatId: CHAT, callId: asId<CallId>(id) })
}
const held = () => useChatCallsStore().byChat.get(CHAT)

it('keeps the newer version, whatever order they come in', () => {
  changed('a', 2)
  changed('a', 1)
  expect(held()?.version).toBe(2)
})

it('brings no call back that is over', () => {
  changed('a', 1)
  ended('a')
  changed('a', 2)
  expect(held()).toBeUndefined()
  ready({ chatCalls: [call('a', 1)] } as never)
  expect(held()).toBeUndefined()
})

it('keeps the later call when the end of the one before comes late', () => {
  changed('b', 1)
  changed('a', 9)
  ended('a')
  expect(held()?.id).toBe('b')
})

it('drops after a reconnection what does not go on, and keeps it while the server does not know', () => {
  changed('a', 1)
  ready({ chatCalls: null } as never)
  expect(held()?.id).toBe('a')
  emit({ type: 'chatCalls.listed', chatCalls: [] })
  expect(held()).toBeUndefined()
})

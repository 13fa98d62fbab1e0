// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

function call(id: string, version: number, since = '2026-11-21T09:00:00Z'): ChatCallView {
  return {
    id: asId<CallId>(id),
    chatId: CHAT,
    kind: 'voice',
    version,
    since,
    count: version,
    people: [ANN],
    recordedSince: null,
  }
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

describe('what begins', () => {
  const CONNECTED = '2026-11-21T10:00:00Z'
  const LATER = '2026-11-21T10:00:01Z'
  let begun: string[]

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(CONNECTED) })
    begun = []
    useChatCallsStore().onBegun(({ id }) => begun.push(id))
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  const begins = (id: string, version: number, since: string) => {
    emit({ type: 'chatCall.changed', call: call(id, version, since) })
  }

  it('is told once, whatever comes of it then', () => {
    ready({ chatCalls: [] } as never)
    begins('a', 1, LATER)
    begins('a', 2, LATER)
    ready({ chatCalls: [call('a', 3, LATER)] } as never)
    expect(begun).toEqual(['a'])
  })

  it('is told after a gap in the connection, and what was known before it is not told again', () => {
    ready({ chatCalls: [] } as never)
    begins('a', 1, LATER)
    ready({ chatCalls: null } as never)
    emit({ type: 'chatCalls.listed', chatCalls: [call('b', 1, '2026-11-21T10:05:00Z')] })
    ready({ chatCalls: [call('b', 2, '2026-11-21T10:05:00Z')] } as never)
    expect(begun).toEqual(['a', 'b'])
  })

  it('is nothing that had begun before the page connected', () => {
    ready({ chatCalls: [call('a', 1, '2026-11-21T09:59:59Z')] } as never)
    begins('b', 4, '2026-11-21T09:30:00Z')
    expect(begun).toEqual([])
  })

  it('is nothing that is over', () => {
    ready({ chatCalls: [] } as never)
    ended('a')
    begins('a', 1, LATER)
    expect(begun).toEqual([])
  })
})

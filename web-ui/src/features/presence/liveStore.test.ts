import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TYPING_EVERY_MS, useLiveStore } from './liveStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { asId } from '@/realtime/id'
import type { UserId, ChatId } from '@/realtime/protocol.gen'

describe('live', () => {
  let emit: (event: EventFrame) => void
  const request = vi.fn()

  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    useAuthStore().user = {
      id: asId<UserId>('me'),
      username: 'me',
      displayName: 'Me',
      deleted: false,
      bot: false,
      avatar: null,
    }
    const realtime = useRealtimeStore()
    realtime.state = 'online'
    request.mockReset().mockResolvedValue({ type: 'chat.watched', re: '1', markers: [] })
    vi.spyOn(realtime, 'request').mockImplementation(request)
    vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
    useLiveStore().listen()
  })

  it('says that one types every three seconds, for each chat, and anew after a message', () => {
    const live = useLiveStore()
    live.type(asId<ChatId>('one'), 0)
    live.type(asId<ChatId>('one'), TYPING_EVERY_MS - 1)
    expect(request).toHaveBeenCalledTimes(1)
    live.type(asId<ChatId>('one'), TYPING_EVERY_MS)
    live.type(asId<ChatId>('two'), TYPING_EVERY_MS + 1)
    live.sent()
    live.type(asId<ChatId>('two'), TYPING_EVERY_MS + 2)
    expect(request.mock.calls.map(([command]) => command.chatId)).toEqual(['one', 'one', 'two', 'two'])
  })

  it('shows others who type until they stop, or nothing is heard', async () => {
    const live = useLiveStore()
    emit({
      type: 'typing.changed',
      chatId: asId<ChatId>('c'),
      userIds: [asId<UserId>('me'), asId<UserId>('a'), asId<UserId>('b')],
      lastsMs: 6000,
    })
    expect(live.typing.get(asId<ChatId>('c'))).toEqual(['a', 'b'])
    emit({ type: 'typing.changed', chatId: asId<ChatId>('c'), userIds: [], lastsMs: 0 })
    expect(live.typing.has(asId<ChatId>('c'))).toBe(false)
    emit({ type: 'typing.changed', chatId: asId<ChatId>('c'), userIds: [asId<UserId>('a')], lastsMs: 5000 })
    await vi.advanceTimersByTimeAsync(4000)
    expect(live.typing.get(asId<ChatId>('c'))).toEqual(['a'])
    emit({ type: 'typing.changed', chatId: asId<ChatId>('c'), userIds: [asId<UserId>('a')], lastsMs: 6000 })
    await vi.advanceTimersByTimeAsync(5999)
    expect(live.typing.has(asId<ChatId>('c'))).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(live.typing.has(asId<ChatId>('c'))).toBe(false)
  })

  it('knows up to where the first of the others has read, whatever order the news come in', async () => {
    const live = useLiveStore()
    request.mockImplementationOnce(() => {
      emit({
        type: 'readMarker.seen',
        chatId: asId<ChatId>('c'),
        markers: [{ userId: asId<UserId>('a'), seq: 7 }],
      })
      return Promise.resolve({
        markers: [
          { userId: 'a', seq: 3 },
          { userId: 'b', seq: 5 },
        ],
      })
    })
    live.show([asId<ChatId>('c')], asId<ChatId>('c'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(live.seenUpTo(asId<ChatId>('c'))).toBe(7)
    emit({
      type: 'readMarker.seen',
      chatId: asId<ChatId>('c'),
      markers: [{ userId: asId<UserId>('me'), seq: 99 }],
    })
    expect(live.seenUpTo(asId<ChatId>('c'))).toBe(7)
    expect(live.seenUpTo(asId<ChatId>('other'))).toBe(0)
  })

  it('tells the server what is shown only when that changes', async () => {
    const live = useLiveStore()
    live.show([asId<ChatId>('a'), asId<ChatId>('b')], null)
    live.show([asId<ChatId>('b'), asId<ChatId>('a')], null)
    await vi.advanceTimersByTimeAsync(1000)
    live.show([asId<ChatId>('a'), asId<ChatId>('b')], null)
    await vi.advanceTimersByTimeAsync(1000)
    live.show([asId<ChatId>('a'), asId<ChatId>('b')], asId<ChatId>('b'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(request.mock.calls.map(([command]) => command.open)).toEqual([null, 'b'])
  })
})

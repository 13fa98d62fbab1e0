import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { TYPING_EVERY_MS, useLiveStore } from './liveStore'
import { useAuthStore } from '@/features/auth/authStore'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'

describe('live', () => {
  let emit: (event: EventFrame) => void
  const request = vi.fn()

  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    useAuthStore().user = { id: 'me', username: 'me', displayName: 'Me', deleted: false, avatar: null }
    const realtime = useRealtimeStore()
    realtime.state = 'online'
    request.mockReset().mockResolvedValue({ type: 'chat.watched', re: '1', markers: [] })
    vi.spyOn(realtime, 'request').mockImplementation(request)
    vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
    useLiveStore().listen()
  })

  it('says that one types every three seconds, for each chat, and anew after a message', () => {
    const live = useLiveStore()
    live.type('one', 0)
    live.type('one', TYPING_EVERY_MS - 1)
    expect(request).toHaveBeenCalledTimes(1)
    live.type('one', TYPING_EVERY_MS)
    live.type('two', TYPING_EVERY_MS + 1)
    live.sent()
    live.type('two', TYPING_EVERY_MS + 2)
    expect(request.mock.calls.map(([command]) => command.chatId)).toEqual(['one', 'one', 'two', 'two'])
  })

  it('shows others who type until they stop, or nothing is heard', async () => {
    const live = useLiveStore()
    emit({ type: 'typing.changed', chatId: 'c', userIds: ['me', 'a', 'b'], lastsMs: 6000 })
    expect(live.typing.get('c')).toEqual(['a', 'b'])
    emit({ type: 'typing.changed', chatId: 'c', userIds: [], lastsMs: 0 })
    expect(live.typing.has('c')).toBe(false)
    emit({ type: 'typing.changed', chatId: 'c', userIds: ['a'], lastsMs: 5000 })
    await vi.advanceTimersByTimeAsync(4000)
    expect(live.typing.get('c')).toEqual(['a'])
    emit({ type: 'typing.changed', chatId: 'c', userIds: ['a'], lastsMs: 6000 })
    await vi.advanceTimersByTimeAsync(5999)
    expect(live.typing.has('c')).toBe(true)
    await vi.advanceTimersByTimeAsync(1)
    expect(live.typing.has('c')).toBe(false)
  })

  it('knows up to where the first of the others has read, whatever order the news come in', async () => {
    const live = useLiveStore()
    request.mockImplementationOnce(() => {
      emit({ type: 'readMarker.seen', chatId: 'c', markers: [{ userId: 'a', seq: 7 }] })
      return Promise.resolve({
        markers: [
          { userId: 'a', seq: 3 },
          { userId: 'b', seq: 5 },
        ],
      })
    })
    live.show(['c'], 'c')
    await vi.advanceTimersByTimeAsync(1000)
    expect(live.seenUpTo('c')).toBe(7)
    emit({ type: 'readMarker.seen', chatId: 'c', markers: [{ userId: 'me', seq: 99 }] })
    expect(live.seenUpTo('c')).toBe(7)
    expect(live.seenUpTo('other')).toBe(0)
  })

  it('tells the server what is shown only when that changes', async () => {
    const live = useLiveStore()
    live.show(['a', 'b'], null)
    live.show(['b', 'a'], null)
    await vi.advanceTimersByTimeAsync(1000)
    live.show(['a', 'b'], null)
    await vi.advanceTimersByTimeAsync(1000)
    live.show(['a', 'b'], 'b')
    await vi.advanceTimersByTimeAsync(1000)
    expect(request.mock.calls.map(([command]) => command.open)).toEqual([null, 'b'])
  })
})

import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { usePresenceStore } from './presenceStore'
import type { EventFrame } from '@/realtime/frames'
import type { PresenceState, PresenceView, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { asId } from '@/realtime/id'

const view = (userId: string, state: PresenceState): PresenceView => ({
  userId: asId<UserId>(userId),
  state,
  lastSeenAt: null,
})

describe('presence', () => {
  let emit: (event: EventFrame) => void
  let ready: () => void
  const request = vi.fn()

  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    const realtime = useRealtimeStore()
    realtime.state = 'online'
    request.mockReset().mockResolvedValue({ type: 'presence.watched', re: '1', users: [] })
    vi.spyOn(realtime, 'request').mockImplementation(request)
    vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
    vi.spyOn(realtime, 'onReady').mockImplementation((listener) => (ready = listener as () => void))
  })

  it('asks once for all that the page shows, and not again for the same', async () => {
    const presence = usePresenceStore()
    presence.listen()
    presence.want(Symbol('list'), [asId<UserId>('a'), asId<UserId>('b')])
    presence.want(Symbol('header'), [asId<UserId>('b')])
    await vi.advanceTimersByTimeAsync(1000)
    presence.want(Symbol('panel'), [asId<UserId>('a')])
    await vi.advanceTimersByTimeAsync(1000)
    expect(request.mock.calls).toEqual([[{ type: 'presence.watch', userIds: ['a', 'b'] }]])
  })

  it('asks again on a new connection and after a failure', async () => {
    const presence = usePresenceStore()
    presence.listen()
    request.mockRejectedValueOnce(new Error('lost'))
    presence.want(Symbol('list'), [asId<UserId>('a')])
    await vi.advanceTimersByTimeAsync(5000)
    expect(request).toHaveBeenCalledTimes(2)
    ready()
    await vi.advanceTimersByTimeAsync(1000)
    expect(request).toHaveBeenCalledTimes(3)
  })

  it('names no more users than the server takes', async () => {
    const presence = usePresenceStore()
    presence.want(
      Symbol('list'),
      Array.from({ length: 300 }, (_, i) => asId<UserId>(`u${i}`)),
    )
    await vi.advanceTimersByTimeAsync(1000)
    expect(request.mock.calls[0]?.[0].userIds).toHaveLength(200)
  })

  it('takes a change that comes before the answer for newer than the answer', async () => {
    const presence = usePresenceStore()
    presence.listen()
    request.mockImplementationOnce(() => {
      emit({ type: 'presence.changed', users: [view('a', 'offline')] })
      return Promise.resolve({ users: [view('a', 'online'), view('b', 'away')] })
    })
    presence.want(Symbol('list'), [asId<UserId>('a'), asId<UserId>('b')])
    await vi.advanceTimersByTimeAsync(1000)
    expect(presence.byId.get(asId<UserId>('a'))?.state).toBe('offline')
    expect(presence.byId.get(asId<UserId>('b'))?.state).toBe('away')
  })

  it('forgets those whom nothing shows any more', async () => {
    const presence = usePresenceStore()
    presence.listen()
    const part = Symbol('panel')
    presence.want(part, [asId<UserId>('a')])
    await vi.advanceTimersByTimeAsync(1000)
    emit({ type: 'presence.changed', users: [view('a', 'online')] })
    presence.release(part)
    await vi.advanceTimersByTimeAsync(1000)
    expect(presence.byId.size).toBe(0)
  })

  it('learns from a search, but nothing less than it knows', () => {
    const presence = usePresenceStore()
    const known = { userId: asId<UserId>('a'), state: 'offline', lastSeenAt: '2026-11-21T09:00:00Z' } as const
    presence.byId.set(asId<UserId>('a'), known)
    presence.learn([view('a', 'offline'), view('b', 'online')])
    expect(presence.byId.get(asId<UserId>('a'))).toEqual(known)
    expect(presence.byId.get(asId<UserId>('b'))?.state).toBe('online')
  })
})

// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { KNOWN_MOST, useUserUpdates } from './userUpdates'
import * as api from '@/features/users/usersApi'
import { useUsersStore } from '@/features/users/usersStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from './chatsStore'
import { titleOf } from './summary'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, CHAT, summary, user } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { AvatarId, UserId } from '@/realtime/protocol.gen'

describe('news of users', () => {
  let emit: (event: EventFrame) => void
  let ready: () => void

  beforeEach(() => {
    setActivePinia(createPinia())
    const realtime = useRealtimeStore()
    vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
    vi.spyOn(realtime, 'onReady').mockImplementation((listener) => (ready = listener as () => void))
    useAuthStore().user = user(ANN)
    useUserUpdates()
  })

  it('changes whoever the page has met, in chats and in one’s own account', () => {
    const chats = useChatsStore()
    const users = useUsersStore()
    chats.byId.set(CHAT, { ...summary(), peer: user(BOB), lastActor: user(ANN) })
    users.learn([user(BOB)])
    emit({
      type: 'user.changed',
      user: { ...user(BOB), displayName: 'Robert', avatar: asId<AvatarId>('picture') },
    })
    emit({ type: 'user.changed', user: { ...user(ANN), displayName: 'Anna' } })
    emit({ type: 'user.changed', user: user(asId<UserId>('stranger')) })

    expect(users.nameOf(BOB)).toBe('Robert')
    expect(users.pictureOf(BOB)).toContain('picture')
    const chat = chats.byId.get(CHAT)
    expect(chat && titleOf(chat)).toBe('Robert')
    expect(chat?.lastActor?.displayName).toBe('Anna')
    expect(useAuthStore().user?.displayName).toBe('Anna')
    expect(users.byId.has(asId<UserId>('stranger'))).toBe(false)
  })

  it('asks for all it holds after a reconnect, and not at first', async () => {
    const ask = vi
      .spyOn(api, 'getKnownUsers')
      .mockImplementation((ids) =>
        Promise.resolve({ users: ids.map((id) => ({ ...user(id), displayName: `new ${id}` })) }),
      )
    const users = useUsersStore()
    users.learn(Array.from({ length: KNOWN_MOST + 1 }, (_, i) => user(asId<UserId>(`u${i}`))))
    ready()
    expect(ask).not.toHaveBeenCalled()
    ready()
    await vi.waitFor(() => {
      expect(users.nameOf(asId<UserId>(`u${KNOWN_MOST}`))).toBe(`new u${KNOWN_MOST}`)
    })
    expect(ask.mock.calls.map(([ids]) => ids.length)).toEqual([KNOWN_MOST, 1])
  })
})

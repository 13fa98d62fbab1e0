// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive } from 'vue'
import { useVideoCall, type VideoCall } from './useVideoCall'
import { Problem, type ProblemCode } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { asId } from '@/realtime/id'
import type { GuestId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const api = vi.hoisted(() => ({
  lookAtCallLink: vi.fn(),
  joinByCallLink: vi.fn(),
  renewalPath: (id: string) => `renew/${id}`,
}))
vi.mock('./videoCallApi', () => api)

const fake = reactive({
  state: { name: 'idle' } as { name: string; reason?: string },
  others: [] as object[],
  start: vi.fn(() => Promise.resolve()),
})
vi.mock('@/features/call/callStore', () => ({ useCallStore: () => fake }))

const ANN = asId<GuestId>('g_ann')
const BOB = asId<GuestId>('g_bob')
const JOINED = {
  room_id: 'room',
  place: 'r_room',
  call_type: 'video',
  guest: { person: ANN, display_name: 'Ann', token: 'guest.x', expires_at: '', expires_in_ms: 900_000 },
  other: { person: BOB, display_name: 'Bob' },
}

let of: VideoCall
let wrapper: VueWrapper

async function open(): Promise<void> {
  wrapper = mount(
    defineComponent({
      setup() {
        of = useVideoCall('room')
        return () => h('div')
      },
    }),
  )
  await of.open()
}

async function inside({ met }: { met: boolean }): Promise<void> {
  await open()
  await of.join()
  fake.state = { name: 'active' }
  fake.others = met ? [{}] : []
  await flushPromises()
}

const refused = (code: ProblemCode, status: number, details = {}) => new Problem(code, status, details)

beforeEach(() => {
  setActivePinia(createPinia())
  vi.clearAllMocks()
  fake.state = { name: 'idle' }
  fake.others = []
  sessionStorage.setItem('parley.callLink', JSON.stringify({ roomId: 'room', token: 'secret' }))
  api.lookAtCallLink.mockReset().mockResolvedValue({ call_type: 'video', other_display_name: 'Bob' })
  api.joinByCallLink.mockReset().mockResolvedValue(JOINED)
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'open').mockImplementation(() => undefined)
  vi.spyOn(realtime, 'close').mockImplementation(() => undefined)
  vi.spyOn(realtime, 'online').mockResolvedValue(true)
})
afterEach(() => {
  wrapper.unmount()
  sessionStorage.clear()
})

describe('coming by a link', () => {
  it('shows the door, and goes in as the guest whom the link names', async () => {
    await open()
    expect(of.visit.value.name).toBe('door')
    await of.join()
    expect(of.visit.value.name).toBe('inside')
    expect(useAuthStore().self).toBe(ANN)
    expect(useUsersStore().nameOf(BOB)).toBe('Bob')
    expect(fake.start).toHaveBeenCalledWith('r_room', 'video', { camera: false, muted: false })
  })

  it.each([
    ['TOKEN_EXPIRED', 401],
    ['CALL_LINK_USED', 403],
    ['VIDEO_CALL_NOT_FOUND', 404],
    ['TOKEN_INVALID', 401],
  ] as const)('says why there is no way in: %s', async (code, status) => {
    api.lookAtCallLink.mockRejectedValue(refused(code, status))
    await open()
    expect(of.visit.value).toEqual({ name: 'closed', code })
  })

  it('knows no call without a token', async () => {
    sessionStorage.clear()
    await open()
    expect(of.visit.value).toEqual({ name: 'closed', code: 'VIDEO_CALL_NOT_FOUND' })
    expect(api.lookAtCallLink).not.toHaveBeenCalled()
  })

  it('stays at the door where the server cannot be reached', async () => {
    await open()
    api.joinByCallLink.mockRejectedValue(refused('NETWORK', 0))
    await of.join()
    expect(of.visit.value).toEqual({ name: 'door', busy: false, error: 'NETWORK' })
  })
})

describe('the end', () => {
  const hangUp = async (reason = 'hungUp') => {
    fake.state = { name: 'ended', reason }
    await flushPromises()
  }

  it('tells how long the two have talked, and forgets the link', async () => {
    await inside({ met: true })
    api.lookAtCallLink.mockRejectedValue(refused('VIDEO_CALL_ENDED', 410, { durationMs: 5_000 }))
    await hangUp()
    expect(of.visit.value).toEqual({ name: 'ended', durationMs: 5_000 })
    expect(sessionStorage.length).toBe(0)
  })

  it('is the end also where the server has not heard of it yet', async () => {
    await inside({ met: true })
    await hangUp()
    expect(of.visit.value.name).toBe('ended')
  })

  it('is told by the page itself where the link has expired meanwhile', async () => {
    await inside({ met: true })
    api.lookAtCallLink.mockRejectedValue(refused('TOKEN_EXPIRED', 401))
    await hangUp()
    expect(of.visit.value.name).toBe('ended')
  })

  it('is none for who leaves before the other has come', async () => {
    await inside({ met: false })
    await hangUp()
    expect(of.visit.value).toEqual({ name: 'left' })
    await of.open()
    expect(of.visit.value.name).toBe('door')
  })

  it('is none for who has lost the connection, and may come back', async () => {
    await inside({ met: true })
    await hangUp('connectionLost')
    expect(of.visit.value).toEqual({ name: 'left' })
  })
})

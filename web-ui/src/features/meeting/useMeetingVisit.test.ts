// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, reactive } from 'vue'
import { type MeetingVisit, useMeetingVisit } from './useMeetingVisit'
import { Problem } from '@/api/problem'
import type { MeetingEntry, MeetingLook } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { EventFrame } from '@/realtime/frames'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, answered, user } from '@/testing/events'
import { GUEST, MEETING, MEETING_PLACE, meetingView } from '@/testing/meetings'

const links = vi.hoisted(() => ({ lookAtLink: vi.fn(), enterByLink: vi.fn(), renewalPath: () => '' }))
vi.mock('@/features/knownMeetings/linksApi', () => links)

const call = reactive({
  state: { name: 'idle' } as object,
  lastError: null as { code: string } | null,
  start: vi.fn(),
  answer: vi.fn(),
  leave: vi.fn(),
  sending: new Set<string>(),
})
vi.mock('@/features/call/callStore', () => ({ useCallStore: () => call }))

const LOOK = { title: 'Planning', kind: 'video', you: null } as MeetingLook
const ENTRY = {
  meetingId: MEETING,
  place: MEETING_PLACE,
  title: 'Planning',
  kind: 'video',
  role: 'participant',
  waits: true,
  guest: null,
} as MeetingEntry
const AS_GUEST = { person: GUEST, name: 'Gus', token: 'guest.1', expiresAt: '', expiresInMs: 900_000 }
const ours = (name: string, over: object = {}) => ({
  name,
  call: answered({ place: MEETING_PLACE }),
  ...over,
})

let visit: MeetingVisit
let page: VueWrapper | null = null

function come(): Promise<void> {
  page?.unmount()
  page = mount(
    defineComponent({
      setup() {
        visit = useMeetingVisit('kfw-qtzm-rha')
        return () => h('div')
      },
    }),
  )
  return visit.open()
}

async function stand(name: 'waiting' | 'admitted'): Promise<void> {
  useMeetingsStore().standing = { name, meetingId: MEETING }
  await flushPromises()
}

afterEach(() => {
  page?.unmount()
  page = null
})

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  sessionStorage.clear()
  vi.clearAllMocks()
  call.state = { name: 'idle' }
  call.lastError = null
  links.lookAtLink.mockResolvedValue(LOOK)
  links.enterByLink.mockResolvedValue(ENTRY)
  const realtime = useRealtimeStore()
  vi.spyOn(realtime, 'open').mockReturnValue()
  vi.spyOn(realtime, 'close').mockReturnValue()
})

describe('a user', () => {
  beforeEach(() => {
    useAuthStore().user = user(ANN)
  })

  it('waits in the lobby, is let in as wished, leaves, and may come again', async () => {
    await come()
    expect(visit.visit.value).toEqual({ name: 'door', busy: false, error: null })
    visit.wish.value = { camera: false, muted: true }
    await visit.join()
    expect(links.enterByLink).toHaveBeenCalledWith('kfw-qtzm-rha', { name: null, passcode: null }, false)
    await stand('waiting')
    expect(visit.visit.value.name).toBe('waiting')
    await stand('admitted')
    expect(call.start).toHaveBeenCalledWith(MEETING_PLACE, 'video', { camera: false, muted: true })

    call.state = ours('active')
    await flushPromises()
    call.state = ours('ended', { reason: 'hungUp', durationMs: 0 })
    await flushPromises()
    expect(visit.visit.value).toEqual({ name: 'out', ending: 'left' })
    await visit.open()
    expect(visit.visit.value.name).toBe('door')
    expect(useRealtimeStore().close).not.toHaveBeenCalled()
  })

  it.each(['before', 'after'])(
    'is told that the meeting is over, and not to come again, %s the call',
    async (when) => {
      let tell: (event: EventFrame) => void = () => undefined
      vi.spyOn(useRealtimeStore(), 'onEvent').mockImplementation((listener) => (tell = listener))
      useMeetingsStore().listen()
      await come()
      await visit.join()
      await stand('admitted')
      call.state = ours('active')
      await flushPromises()
      const end = () => {
        tell({ type: 'meeting.ended', meetingId: MEETING })
      }
      if (when === 'before') {
        end()
        await flushPromises()
        expect(visit.visit.value.name).toBe('inside')
      }
      call.state = ours('ended', { reason: 'endedByHost', durationMs: 0 })
      useMeetingsStore().standing = { name: 'none' }
      await flushPromises()
      if (when === 'after') {
        expect(visit.visit.value).toEqual({ name: 'out', ending: 'callEnded' })
        end()
        await flushPromises()
      }
      expect(visit.visit.value).toEqual({ name: 'out', ending: 'over' })
    },
  )

  it('takes over the place of this page before it was reloaded', async () => {
    call.state = ours('elsewhere')
    await come()
    await visit.join()
    await stand('admitted')
    expect(call.answer).toHaveBeenCalled()
    expect(call.start).not.toHaveBeenCalled()
  })

  it('cannot come while in another call', async () => {
    call.state = { name: 'active', call: answered() }
    await come()
    expect(visit.busyElsewhere.value).toBe(true)
  })

  it('is told what is wrong at the door, and why there is no way in', async () => {
    links.enterByLink.mockRejectedValueOnce(new Problem('PASSCODE_WRONG', 403))
    await come()
    await visit.join()
    expect(visit.visit.value).toEqual({ name: 'door', busy: false, error: 'PASSCODE_WRONG' })
    links.enterByLink.mockRejectedValueOnce(new Problem('MEETING_LOCKED', 409))
    await visit.join()
    expect(visit.visit.value).toEqual({ name: 'closed', code: 'MEETING_LOCKED' })
  })

  it('comes back to the door where the call cannot be begun', async () => {
    call.lastError = { code: 'CALL_NOT_FOUND' }
    await come()
    await visit.join()
    await stand('admitted')
    call.state = { name: 'starting', place: MEETING_PLACE }
    await flushPromises()
    call.lastError = { code: 'CALL_BUSY' }
    call.state = { name: 'idle' }
    await flushPromises()
    expect(visit.visit.value).toEqual({ name: 'door', busy: false, error: 'CALL_BUSY' })
  })
})

describe('a guest', () => {
  beforeEach(() => {
    links.enterByLink.mockResolvedValue({ ...ENTRY, role: 'guest', guest: AS_GUEST })
  })

  it('comes by a name, on a socket of its own, and is nobody after leaving', async () => {
    await come()
    visit.name.value = ' Gus '
    await visit.join()
    expect(links.enterByLink).toHaveBeenCalledWith('kfw-qtzm-rha', { name: 'Gus', passcode: null }, true)
    expect(useAuthStore().self).toBe(GUEST)
    expect(useAuthStore().selfId).toBe('')
    expect(useRealtimeStore().open).toHaveBeenCalledTimes(1)
    await stand('admitted')
    call.state = ours('active')
    await flushPromises()
    vi.mocked(useRealtimeStore().close).mockClear()
    call.state = ours('ended', { reason: 'removed', durationMs: 0 })
    await flushPromises()
    expect(visit.visit.value).toEqual({ name: 'out', ending: 'removed' })
    expect(useRealtimeStore().close).toHaveBeenCalled()
  })

  describe('after a reload', () => {
    const admitted = { ...ENTRY, role: 'guest', waits: false, guest: AS_GUEST }

    /** Is in the call, and the page is unloaded; another one is loaded in its tab. */
    async function reload(type = 'reload'): Promise<void> {
      await come()
      visit.name.value = 'Gus'
      await visit.join()
      await stand('admitted')
      call.state = ours('active')
      call.sending = new Set(['camera'])
      await flushPromises()
      window.dispatchEvent(new Event('pagehide'))
      page?.unmount()
      page = null
      localStorage.clear()
      setActivePinia(createPinia())
      vi.spyOn(useRealtimeStore(), 'open').mockReturnValue()
      vi.spyOn(useRealtimeStore(), 'close').mockReturnValue()
      vi.clearAllMocks()
      vi.stubGlobal('performance', { now: () => 0, getEntriesByType: () => [{ type }] })
      call.state = { name: 'idle' }
    }

    /** The meeting as the server tells it, with this call. */
    function goesOn(callId: string | null): void {
      useMeetingsStore().byId = new Map([[MEETING, meetingView({ callId: callId as never })]])
    }

    beforeEach(() => {
      links.enterByLink.mockResolvedValue(admitted)
    })
    afterEach(() => {
      vi.unstubAllGlobals()
    })

    it('comes back into the call without being asked, as it was', async () => {
      await reload()
      await come()
      expect(links.enterByLink).toHaveBeenCalledExactlyOnceWith(
        'kfw-qtzm-rha',
        { name: 'Gus', passcode: null },
        true,
      )
      expect(visit.visit.value.name).toBe('returning')
      goesOn('call')
      await stand('admitted')
      expect(visit.visit.value.name).toBe('inside')
      expect(call.start).toHaveBeenCalledWith(MEETING_PLACE, 'video', { camera: true, muted: true })
    })

    it('does so once only', async () => {
      await reload()
      await come()
      await come()
      expect(visit.visit.value.name).toBe('door')
    })

    it.each(['navigate', 'back_forward'])(
      'is asked at the door where the page was not reloaded: %s',
      async (type) => {
        await reload(type)
        await come()
        expect(visit.visit.value.name).toBe('door')
        expect(links.enterByLink).not.toHaveBeenCalled()
      },
    )

    it('is asked at the door when the identity of the guest is over', async () => {
      await reload()
      vi.spyOn(Date, 'now').mockReturnValue(new Date().getTime() + 900_001)
      await come()
      expect(visit.visit.value.name).toBe('door')
      vi.mocked(Date.now).mockRestore()
    })

    it.each([null, 'another'])(
      'begins no new call where a host has ended the one it was in (%s)',
      async (callId) => {
        await reload()
        await come()
        goesOn(callId)
        await stand('admitted')
        expect(visit.visit.value).toEqual({ name: 'out', ending: 'callEnded' })
        expect(call.start).not.toHaveBeenCalled()
      },
    )

    it('does not knock at the lobby unasked', async () => {
      await reload()
      links.enterByLink.mockResolvedValue({ ...admitted, waits: true })
      await come()
      expect(visit.visit.value).toEqual({ name: 'out', ending: 'callEnded' })
      expect(useMeetingsStore().standing.name).toBe('none')
    })

    it.each(['REMOVED_FROM_MEETING', 'MEETING_ENDED'] as const)(
      'is told why there is no way back: %s',
      async (code) => {
        await reload()
        links.enterByLink.mockRejectedValue(new Problem(code, 403))
        await come()
        expect(visit.visit.value).toEqual({ name: 'closed', code })
      },
    )
  })

  it('looks at the link again when the pass has ended', async () => {
    await come()
    await visit.join()
    const opened = vi.mocked(useRealtimeStore().open).mock.calls[0]?.[0]
    links.lookAtLink.mockRejectedValue(new Problem('MEETING_ENDED', 410))
    opened?.onLoginLost()
    await flushPromises()
    expect(call.leave).toHaveBeenCalled()
    expect(visit.visit.value).toEqual({ name: 'closed', code: 'MEETING_ENDED' })
  })
})

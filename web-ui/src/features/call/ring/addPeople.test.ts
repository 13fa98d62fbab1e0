// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import AddPeopleButton from './AddPeopleButton.vue'
import type { CallState } from '../callMachine'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestRefused } from '@/realtime/requests'
import { ANN, answered, BOB, participant, user } from '@/testing/events'

const people = ['cid', 'dan', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'].map((id) => asId<UserId>(id))
const [CID, DAN] = people as [UserId, UserId]

vi.mock('@/features/members/useUserSearch', () => ({
  useUserSearch: () => ({
    query: ref(''),
    onlineOnly: ref(false),
    found: ref([BOB, ...people].map(user)),
    busy: ref(false),
    error: ref(null),
    answered: ref(''),
    hasMore: ref(false),
    isCurrent: ref(true),
    more: vi.fn(),
    start: vi.fn(),
  }),
}))

const two = answered({ participants: [participant(ANN, 'ann 1'), participant(BOB, 'bob 1')] })
let request: ReturnType<typeof vi.fn<() => Promise<unknown>>>

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe = vi.fn()
      disconnect = vi.fn()
    },
  )
  useAuthStore().user = user(ANN)
  request = vi.fn<() => Promise<unknown>>().mockResolvedValue({ type: 'request.done' })
  vi.spyOn(useRealtimeStore(), 'request').mockImplementation(request as never)
  useCallStore().state = { name: 'active', call: two } as CallState
})

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

const one = (testid: string) => document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
const option = (id: string) => document.querySelector(`[data-testid="user-option"][data-user-id="${id}"]`)

async function click(element: Element | null): Promise<void> {
  element?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await flushPromises()
}

async function submit(): Promise<void> {
  document.querySelector('form')?.dispatchEvent(new Event('submit'))
  await flushPromises()
}

async function opened() {
  const button = mount(AddPeopleButton, { global: { plugins: [i18n] }, attachTo: document.body })
  await click(one('call-add-open'))
  return button
}

describe('adding people to a call of two', () => {
  it('rings whom one has picked, never who is in it', async () => {
    const button = await opened()
    await submit()
    await click(option(BOB))
    await submit()
    expect(request).not.toHaveBeenCalledWith(expect.objectContaining({ type: 'call.ring' }))
    await click(option(CID))
    await click(option(DAN))
    await click(option(CID))
    await submit()
    expect(request).toHaveBeenCalledWith({ type: 'call.ring', callId: two.id, people: [DAN] })
    expect(one('add-people-dialog')).toBeNull()
    button.unmount()
  })

  it('takes as many as may be added, with those who were', async () => {
    const added = people.slice(0, 7)
    useCallStore().state = { name: 'active', call: { ...two, added } } as CallState
    const button = await opened()
    await click(option(people[7] as UserId))
    await click(option(people[8] as UserId))
    expect(one('add-note')).not.toBeNull()
    await click(option(CID))
    await submit()
    expect(request).toHaveBeenCalledWith({ type: 'call.ring', callId: two.id, people: [people[7], CID] })
    button.unmount()
  })

  it('says why nobody is rung', async () => {
    const failure = { type: 'error', re: '1', code: 'BLOCKED', title: '', details: {} } as never
    const button = await opened()
    await click(option(CID))
    request.mockRejectedValueOnce(new RequestRefused(failure))
    await submit()
    expect(one('add-note')?.dataset.code).toBe('BLOCKED')
    button.unmount()
  })

  it('goes with the call', async () => {
    const button = await opened()
    useCallStore().state = { name: 'idle' }
    await nextTick()
    expect(one('add-people-dialog')).toBeNull()
    button.unmount()
  })
})

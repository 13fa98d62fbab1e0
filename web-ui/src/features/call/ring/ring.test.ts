// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import RingMembersButton from './RingMembersButton.vue'
import { matching, ringable, RUNG_MOST } from './ringable'
import type { CallState } from '../callMachine'
import { useCallStore } from '../callStore'
import type { Chat } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { getChat } from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { CallId, CallView, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { RequestRefused } from '@/realtime/requests'
import { ANN, BOB, CHAT, user } from '@/testing/events'

vi.mock('@/features/chats/chatsApi')

const CID = asId<UserId>('cid')
const DAN = asId<UserId>('dan')
const EVE = asId<UserId>('eve')
const CALL = asId<CallId>('call')

function callOf(over: Partial<CallView> = {}): CallView {
  const inIt = (person: UserId) => ({
    person,
    connectionId: person,
    connected: true,
    tracksVersion: 1,
    tracks: [],
  })
  return {
    id: CALL,
    place: CHAT,
    kind: 'voice',
    participants: [inIt(ANN), inIt(BOB)],
    awaited: [],
    held: [],
    hands: [],
    ringing: [],
    answeredAt: '2026-11-21T09:00:00Z',
    ...over,
  } as unknown as CallView
}

function chatOf(members: UserId[], allowed: string[] = ['call']): Chat {
  return {
    id: CHAT,
    type: 'group',
    title: 'Group',
    head: 1,
    members: members.map((id) => ({ user: user(id), role: 'member' })),
    allowed,
    pinned: [],
    timeOuts: [],
    rules: {},
    retryAfterMs: 0,
  } as unknown as Chat
}

describe('who may be rung', () => {
  const members = [ANN, BOB, CID, DAN, EVE].map((userId) => ({ userId, role: 'member' as const }))
  const users = new Map([ANN, BOB, CID, DAN, EVE].map((id) => [id, user(id)]))

  it('is neither in the call, awaited in it, nor rung already, by name', () => {
    const ids = (call: CallView) => ringable(members, call, users).map(({ id }) => id)
    expect(ids(callOf())).toEqual([CID, DAN, EVE])
    expect(ids(callOf({ awaited: [CID], ringing: [EVE] }))).toEqual([DAN])
  })

  it('has an account', () => {
    users.set(DAN, { ...user(DAN), deleted: true })
    expect(ringable(members, callOf(), users).map(({ id }) => id)).toEqual([CID, EVE])
  })

  it('is found by every word of the names', () => {
    const named = { ...user(CID), displayName: 'Cid Élan' }
    expect(matching([named, user(DAN)], 'elan ci')).toEqual([named])
    expect(matching([named, user(DAN)], '')).toHaveLength(2)
  })
})

describe('the dialog', () => {
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
    vi.mocked(getChat).mockReset()
    request = vi.fn<() => Promise<unknown>>().mockResolvedValue({ type: 'request.done' })
    vi.spyOn(useRealtimeStore(), 'request').mockImplementation(request as never)
    useCallStore().state = { name: 'active', call: callOf() } as CallState
  })

  afterEach(() => {
    document.body.innerHTML = ''
    vi.unstubAllGlobals()
  })

  const one = (testid: string) => document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
  const options = () => [...document.querySelectorAll<HTMLButtonElement>('[data-testid="user-option"]')]

  async function click(element: Element | null | undefined): Promise<void> {
    element?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await flushPromises()
  }

  async function submit(): Promise<void> {
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await flushPromises()
  }

  function held(chat: Chat): void {
    useChatsStore().reduceChat(chat)
    useUsersStore().learn(chat.members.map((member) => member.user))
  }

  async function opened() {
    const button = mount(RingMembersButton, {
      props: { chatId: CHAT },
      global: { plugins: [i18n] },
      attachTo: document.body,
    })
    await flushPromises()
    await click(one('call-ring-open'))
    return button
  }

  it('rings whom one has picked, and closes', async () => {
    held(chatOf([ANN, BOB, CID, DAN]))
    const button = await opened()
    expect(options().map(({ dataset }) => dataset.userId)).toEqual([CID, DAN])
    await submit()
    expect(request).not.toHaveBeenCalled()
    await click(options()[0])
    await click(options()[1])
    await click(options()[0])
    expect(one('ring-submit')?.textContent.trim()).toContain('Ring')
    await submit()
    expect(request).toHaveBeenCalledWith({ type: 'call.ring', callId: CALL, people: [DAN] })
    expect(one('ring-members-dialog')).toBeNull()
    button.unmount()
  })

  it('says why nobody is rung, and lets one try again', async () => {
    held(chatOf([ANN, BOB, CID]))
    const failure = { type: 'error', re: '1', code: 'RATE_LIMITED', title: '', details: {} } as never
    request.mockRejectedValueOnce(new RequestRefused(failure))
    const button = await opened()
    await click(options()[0])
    await submit()
    expect(one('ring-note')?.dataset.code).toBe('RATE_LIMITED')
    await submit()
    expect(one('ring-members-dialog')).toBeNull()
    button.unmount()
  })

  it('lets go of those who come in meanwhile', async () => {
    held(chatOf([ANN, BOB, CID, DAN]))
    const button = await opened()
    await click(options()[0])
    useCallStore().state = { name: 'active', call: callOf({ ringing: [CID] }) } as CallState
    await nextTick()
    expect(options().map(({ dataset }) => dataset.userId)).toEqual([DAN])
    await submit()
    expect(request).not.toHaveBeenCalled()
    button.unmount()
  })

  it('takes as many as the server rings at once', async () => {
    const many = Array.from({ length: RUNG_MOST + 1 }, (_, index) => asId<UserId>(`m${String(100 + index)}`))
    held(chatOf([ANN, BOB, ...many]))
    const button = await opened()
    for (const option of options()) {
      await click(option)
    }
    expect(options().filter(({ disabled }) => disabled)).toHaveLength(1)
    expect(one('ring-note')?.textContent).toContain('20')
    await submit()
    expect(request).toHaveBeenCalledWith({
      type: 'call.ring',
      callId: CALL,
      people: many.slice(0, RUNG_MOST),
    })
    button.unmount()
  })

  it('says so where nobody is left', async () => {
    held(chatOf([ANN, BOB]))
    const button = await opened()
    expect(one('ring-empty')?.textContent).toContain('Everybody')
    button.unmount()
  })

  it('goes with the call', async () => {
    held(chatOf([ANN, BOB, CID]))
    const button = await opened()
    useCallStore().state = { name: 'idle' }
    await nextTick()
    expect(one('ring-members-dialog')).toBeNull()
    button.unmount()
  })

  it('is for those whom the chat lets call, asked for where it was not opened', async () => {
    vi.mocked(getChat).mockResolvedValue(chatOf([ANN, BOB, CID]))
    const button = await opened()
    expect(getChat).toHaveBeenCalledWith(CHAT)
    expect(one('ring-members-dialog')).not.toBeNull()
    button.unmount()
    held({ ...chatOf([ANN, BOB, CID], []), head: 2 })
    const none = await opened()
    expect(one('call-ring-open')).toBeNull()
    none.unmount()
  })
})

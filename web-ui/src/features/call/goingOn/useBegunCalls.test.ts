// @vitest-environment jsdom
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { SETTLE_MS } from './begunCalls'
import { useChatCallsStore } from './chatCallsStore'
import { useBegunCalls } from './useBegunCalls'
import type { CallState } from '../callMachine'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { FOR_EVER } from '@/features/chats/preferences'
import { level } from '@/features/notifications/notificationSettings'
import { permission } from '@/features/notifications/permission'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import type { EventFrame, FrameOf } from '@/realtime/frames'
import { asId } from '@/realtime/id'
import type { CallId, ChatCallView, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, CHAT, summary, user } from '@/testing/events'

const tabs = vi.hoisted(() => ({ focused: false }))
const push = vi.hoisted(() => vi.fn())
vi.mock('@/features/notifications/tabs', () => ({
  useTabs: () => ({ leads: ref(true), anyFocused: () => Promise.resolve(tabs.focused) }),
}))
vi.mock('vue-router', async (original) => ({ ...(await original()), useRouter: () => ({ push }) }))

class FakeNotification {
  static shown: FakeNotification[] = []
  onclick: () => void = () => undefined
  open = true
  constructor(
    readonly title: string,
    readonly options: NotificationOptions,
  ) {
    FakeNotification.shown.push(this)
  }
  close(): void {
    this.open = false
  }
}

let scope = effectScope()
let emit: (event: EventFrame) => void

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00Z') })
  vi.stubGlobal('Notification', FakeNotification)
  FakeNotification.shown = []
  setActivePinia(createPinia())
  scope = effectScope()
  tabs.focused = false
  level.value = 'all'
  permission.value = 'granted'
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
  const realtime = useRealtimeStore()
  let ready: (frame: FrameOf<'session.ready'>) => void = () => undefined
  vi.spyOn(realtime, 'onEvent').mockImplementation((listener) => (emit = listener))
  vi.spyOn(realtime, 'onReady').mockImplementation((listener) => (ready = listener))
  holds()
  useChatCallsStore().listen()
  ready({ chatCalls: [] } as never)
  scope.run(() => {
    useBegunCalls(i18n.global.t as never)
  })
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function holds(mutedUntil: string | null = null): void {
  const preferences = { mutedUntil, archivedSeq: 0, markedUnread: false, rev: 1 }
  useChatsStore().reduceSnapshot([summary({ title: 'Choir', preferences })], { chatIds: [], rev: 0 })
}

const told = () =>
  FakeNotification.shown
    .filter(({ open }) => open)
    .map(({ title, options }) => `${title}: ${options.body ?? ''}`)

function changed(version: number, people: UserId[]): void {
  const call: ChatCallView = {
    id: asId<CallId>('call'),
    chatId: CHAT,
    kind: 'voice',
    version,
    since: '2026-11-21T10:00:01Z',
    count: people.length,
    people,
    recordedSince: null,
  }
  emit({ type: 'chatCall.changed', call })
}

async function begins(people: UserId[] = [BOB]): Promise<void> {
  changed(1, people)
  await vi.advanceTimersByTimeAsync(SETTLE_MS)
  await flushPromises()
}

function own(name: CallState['name']): void {
  useCallStore().state = {
    name,
    side: 'callee',
    call: { id: 'call', participants: [] },
  } as unknown as CallState
}

const ENDED: EventFrame = { type: 'chatCall.ended', chatId: CHAT, callId: asId<CallId>('call') }

it('tells who has started a call where, beside what is told of messages, and leads there', async () => {
  await begins()
  expect(told().map((words) => words.replace(/[\u2068\u2069]/g, ''))).toEqual([
    'Choir: BOB started a voice call',
  ])
  const [shown] = FakeNotification.shown
  expect(shown?.options.tag).toBe(`parley chat call ${CHAT}`)
  shown?.onclick()
  expect(push).toHaveBeenCalledWith({ name: 'chat', params: { chatId: CHAT } })
})

it.each(['off', 'mentions'] as const)('tells nothing where one wants to hear of %s', async (wanted) => {
  level.value = wanted
  await begins()
  expect(told()).toEqual([])
})

it('tells nothing of a muted chat', async () => {
  holds(FOR_EVER)
  await begins()
  expect(told()).toEqual([])
})

it('tells nothing to whoever looks', async () => {
  tabs.focused = true
  await begins()
  expect(told()).toEqual([])
})

it('tells nothing to the caller', async () => {
  await begins([ANN])
  expect(told()).toEqual([])
})

it('leaves a call that rings to the ring', async () => {
  own('ringing')
  await begins()
  expect(told()).toEqual([])
})

it.each([
  ['ends', () => emit(ENDED)],
  ['is entered on another device', () => changed(2, [BOB, ANN])],
  ['is entered here', () => own('answering')],
  ['rings after all', () => own('ringing')],
  ['is in a chat that gets muted', () => holds(FOR_EVER)],
  ['is not wanted any more', () => (level.value = 'off')],
])('takes back what it told of a call that %s', async (_, happens) => {
  await begins()
  expect(told()).toHaveLength(1)
  happens()
  await nextTick()
  expect(told()).toEqual([])
})

it('goes on telling while others come and go', async () => {
  await begins()
  changed(2, [BOB, asId<UserId>('cid')])
  await nextTick()
  expect(told()).toHaveLength(1)
})

import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, reactive } from 'vue'
import { useRecordingStore } from './recordingStore'
import { useRecordingNotice } from './useRecordingNotice'
import { planEncryption } from '../encryption/encryptionPlan'
import { useAuthStore } from '@/features/auth/authStore'
import { ANN, answered, BOB } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { Command } from '@/realtime/frames'
import type { CallView, Recording, RecordingId, UserId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useToastsStore } from '@/ui/toastsStore'

const fake = reactive({
  state: { name: 'active', call: answered() } as { name: string; call: CallView },
  get call(): CallView {
    return this.state.call
  },
  leave: vi.fn(),
  askBeforeEntering: vi.fn(),
})
vi.mock('../callStore', () => ({ useCallStore: () => fake }))

let asked: Command[] = []
const recording = (id: string, ...agreed: UserId[]): Recording => ({
  id: asId<RecordingId>(id),
  by: ANN,
  startedAt: '2026-11-21T09:10:00Z',
  agreed,
})

async function recordedBy(running: Recording | null, name = 'active'): Promise<void> {
  fake.state = { name, call: answered({ encryption: 'none', recording: running }) }
  await nextTick()
}

beforeEach(() => {
  setActivePinia(createPinia())
  asked = []
  fake.state = { name: 'active', call: answered() }
  vi.clearAllMocks()
  useAuthStore().$patch({ user: { id: BOB } as never })
  vi.spyOn(useRealtimeStore(), 'request').mockImplementation((command) => {
    asked.push(command as Command)
    return Promise.resolve({}) as never
  })
  useRecordingStore().listen()
})

afterEach(() => {
  useRecordingStore().$dispose()
})

describe('in a call', () => {
  it('asks when a recording begins, and says so to the server where one agrees', async () => {
    const store = useRecordingStore()
    expect(store.question).toBeNull()
    await recordedBy(recording('first', ANN))
    expect(store.question?.inside).toBe(true)
    store.question?.answer('agree')
    await nextTick()
    expect(asked).toEqual([
      { type: 'call.agreeToRecording', callId: fake.state.call.id, recordingId: 'first' },
    ])
    await recordedBy(recording('first', ANN, BOB))
    expect(store.question).toBeNull()
    expect(store.recorded).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('says nothing to the server where one stays without being recorded, and asks anew for another recording', async () => {
    const store = useRecordingStore()
    await recordedBy(recording('first', ANN))
    store.question?.answer('decline')
    await nextTick()
    expect(store.question).toBeNull()
    expect(asked).toEqual([])
    expect(store.current?.id).toBe('first')
    await recordedBy(recording('second', ANN))
    expect(store.question?.recording.id).toBe('second')
  })

  it('leaves where one wants that', async () => {
    await recordedBy(recording('first', ANN))
    useRecordingStore().question?.answer('leave')
    expect(fake.leave).toHaveBeenCalledOnce()
    expect(asked).toEqual([])
  })

  it('does not ask who has started it', async () => {
    await recordedBy(recording('first', BOB))
    expect(useRecordingStore().question).toBeNull()
  })
})

it('says that a recording has ended while the call goes on, and nothing where the call has', async () => {
  const told = effectScope()
  told.run(() => {
    useRecordingNotice(((key: string) => key) as never)
  })
  const texts = () => useToastsStore().items.map(({ text }) => text)
  await recordedBy(recording('first', BOB))
  await recordedBy(recording('first', BOB, ANN))
  expect(texts()).toEqual([])
  await recordedBy(null)
  expect(texts()).toEqual(['call.recording.ended'])
  await recordedBy(recording('second', BOB))
  await recordedBy(null, 'ended')
  expect(texts()).toHaveLength(1)
  told.stop()
})

describe('before entering', () => {
  it('lets nobody in who does not want to, and says to the server that one agrees once one is in it', async () => {
    const store = useRecordingStore()
    const target = answered({ encryption: 'none', recording: recording('first', ANN) })
    fake.state = { name: 'idle', call: target }
    const outside = store.mayEnter(target)
    expect(store.question?.inside).toBe(false)
    store.question?.answer('leave')
    expect(await outside).toBe(false)

    const inside = store.mayEnter(target)
    store.question?.answer('agree')
    expect(await inside).toBe(true)
    expect(asked).toEqual([])
    await recordedBy(recording('first', ANN))
    expect(store.question).toBeNull()
    expect(asked).toMatchObject([{ type: 'call.agreeToRecording', recordingId: 'first' }])
  })

  it('asks nobody about a call that is not recorded, or who has agreed before', async () => {
    const store = useRecordingStore()
    expect(await store.mayEnter(answered())).toBe(true)
    expect(await store.mayEnter(answered({ recording: recording('first', BOB) }))).toBe(true)
  })
})

it('encrypts nothing in a call that was started without, and blames nobody for it', () => {
  const call = answered({ encryption: 'none' })
  expect(planEncryption(call, BOB, null, new Map())).toEqual({ mode: 'plain', unable: [], undeclared: [] })
})

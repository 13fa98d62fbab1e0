import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive } from 'vue'
import { useHearingReport } from './useHearingReport'
import { asId } from '@/realtime/id'
import type { CallId, ParticipantView, Person, UserId } from '@/realtime/protocol.gen'
import { BOB, participant } from '@/testing/events'

const CALL = asId<CallId>('1')
const CID = asId<UserId>('cid')
const seat = (person: UserId, muted = false): ParticipantView => ({
  ...participant(person, `${person} 1`),
  tracks: [{ id: 'microphone', source: 'microphone', muted }],
})

/** Whose sound arrives. */
let arriving = new Set<Person>([BOB, CID])
let seconds = 0
let volumes = new Map<Person, number>()
const request = vi.fn(() => Promise.resolve())

function stats(person: Person) {
  const entry = {
    type: 'inbound-rtp',
    kind: 'audio',
    trackIdentifier: `${person} microphone`,
    jitterBufferEmittedCount: arriving.has(person) ? seconds * 48_000 : 7,
    totalSamplesReceived: seconds * 48_000,
  }
  return Promise.resolve({ report: new Map([['1', entry]]) })
}

function makeCall() {
  return reactive({
    call: { id: CALL },
    state: { name: 'active', call: { id: CALL } } as { name: string; call: { id: CallId } },
    others: [seat(BOB), seat(CID)],
    links: new Map<Person, string>([
      [BOB, 'connected'],
      [CID, 'connected'],
    ]),
    statsOf: stats,
    remote: new Map(
      [BOB, CID].map((person) => [
        person,
        { audio: { getAudioTracks: () => [{ id: `${person} microphone` }] } },
      ]),
    ),
  })
}

let call = makeCall()
let scope: EffectScope

vi.mock('../callStore', () => ({ useCallStore: () => call }))
vi.mock('../devices/devicesStore', () => ({
  useDevicesStore: () => ({ volumeOf: (person: Person) => volumes.get(person) ?? 100 }),
}))
vi.mock('@/realtime/realtimeStore', () => ({ useRealtimeStore: () => ({ request }) }))

async function pass(more: number) {
  for (let i = 0; i < more; i++) {
    seconds++
    await vi.advanceTimersByTimeAsync(1000)
  }
}

const report = (unheard: Person[], heardAgain: Person[] = []) => [
  { type: 'call.reportHearing', callId: CALL, unheard, heardAgain },
]

beforeEach(() => {
  vi.useFakeTimers()
  arriving = new Set([BOB, CID])
  seconds = 0
  volumes = new Map()
  request.mockClear()
  call = makeCall()
  scope = effectScope()
  scope.run(useHearingReport)
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('what is heard', () => {
  it('is not worth a word while all are', async () => {
    await pass(20)
    expect(request).not.toHaveBeenCalled()
  })

  it('is told when somebody cannot be heard, each five seconds, and when they can again', async () => {
    await pass(2)
    arriving.delete(CID)
    await pass(4)
    expect(request.mock.calls).toEqual([report([CID])])
    await pass(5)
    expect(request.mock.calls).toEqual([report([CID]), report([CID])])
    arriving.add(CID)
    await pass(2)
    expect(request.mock.calls.at(-1)).toEqual(report([], [CID]))
    request.mockClear()
    await pass(20)
    expect(request).not.toHaveBeenCalled()
  })

  it('is nobody’s business of one who is muted, or whose volume one has turned down', async () => {
    call.others = [seat(BOB, true), seat(CID)]
    volumes.set(CID, 0)
    arriving.clear()
    await pass(20)
    expect(request).not.toHaveBeenCalled()
  })

  it('says nothing of one to whom the way is still being found', async () => {
    call.links.set(CID, 'connecting')
    arriving.delete(CID)
    await pass(20)
    expect(request).not.toHaveBeenCalled()
  })

  it('is told once more after another call has begun', async () => {
    arriving.delete(CID)
    await pass(6)
    request.mockClear()
    const next = { id: asId<CallId>('2') }
    call.state = { name: 'active', call: next }
    call.call = next
    await nextTick()
    await pass(3)
    expect(request).not.toHaveBeenCalled()
    await pass(2)
    expect(request).toHaveBeenCalledTimes(1)
  })
})

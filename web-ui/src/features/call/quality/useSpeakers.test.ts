import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive, ref } from 'vue'
import { useSpeakers } from './useSpeakers'
import { ANN, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ParticipantView, Person, UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')
const microphone = (muted = false) => [{ id: 'microphone', source: 'microphone' as const, muted }]
const seat = (person: UserId, muted = false): ParticipantView => ({
  ...participant(person, `${person} 1`),
  tracks: microphone(muted),
})

function makeCall() {
  return reactive({
    call: { mediaPath: 'router' },
    others: [seat(BOB), seat(CID)],
    links: new Map<Person, string>([
      [BOB, 'connected'],
      [CID, 'connected'],
    ]),
    speakers: null as { dominant: Person | null; speaking: Person[] } | null,
    audioSourcesOf: (): RTCRtpSynchronizationSource[] => [],
  })
}

let call = makeCall()
let scope: EffectScope

vi.mock('../callStore', () => ({ useCallStore: () => call }))

beforeEach(() => {
  call = makeCall()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function listen() {
  const inCall = ref(true)
  const heard = scope.run(() => useSpeakers(inCall))
  if (!heard) {
    throw new Error('the scope is over')
  }
  return { ...heard, inCall }
}

async function told(dominant: Person | null, ...speaking: Person[]) {
  call.speakers = { dominant, speaking }
  await nextTick()
}

it('shows in a call through the router who speaks as it is told', async () => {
  const { speaking, lastSpeaker } = listen()
  await told(null, BOB)
  expect([...speaking]).toEqual([BOB])
  expect(lastSpeaker.value).toBeNull()
  await told(BOB, BOB, CID)
  expect([...speaking]).toEqual([BOB, CID])
  expect(lastSpeaker.value).toBe(BOB)
  await told(BOB)
  expect([...speaking]).toEqual([])
  expect(lastSpeaker.value).toBe(BOB)
})

it('shows nobody as speaking who is muted, has gone or is out of reach, whatever was told', async () => {
  const { speaking } = listen()
  await told(BOB, BOB, CID)
  call.others = [seat(BOB, true), seat(CID)]
  await nextTick()
  expect([...speaking]).toEqual([CID])
  call.links.set(CID, 'reconnecting')
  await nextTick()
  expect([...speaking]).toEqual([])
  call.links.set(CID, 'connected')
  await nextTick()
  expect([...speaking]).toEqual([CID])
  call.others = [seat(BOB)]
  await nextTick()
  expect([...speaking]).toEqual([BOB])
})

it('knows the others by their turns, and never oneself among them', async () => {
  const { turns, lastSpeaker } = listen()
  await told(BOB, BOB)
  await told(CID, CID)
  await told(ANN, ANN)
  expect(turns.value).toEqual([CID, BOB])
  expect(lastSpeaker.value).toBe(CID)
  await told(BOB, BOB)
  expect(turns.value).toEqual([BOB, CID])
})

it('forgets all of it with the call', async () => {
  const { speaking, turns, inCall } = listen()
  await told(BOB, BOB)
  inCall.value = false
  await nextTick()
  expect([...speaking]).toEqual([])
  expect(turns.value).toEqual([])
})

it('listens itself where media go from browser to browser', async () => {
  vi.useFakeTimers()
  call.call = { mediaPath: 'direct' }
  call.audioSourcesOf = () => [{ timestamp: performance.now(), audioLevel: 0.3, rtpTimestamp: 0, source: 1 }]
  const { speaking, lastSpeaker } = listen()
  await told(CID)
  expect(lastSpeaker.value).toBeNull()
  vi.advanceTimersByTime(500)
  expect([...speaking]).toEqual([BOB, CID])
  expect(lastSpeaker.value).toBe(CID)
})

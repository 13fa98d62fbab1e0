import { expect, it } from 'vitest'
import { missesTracks, reduceCall, type Self } from './callMachine'
import { publishes, sameTracks, withNewerTracks, withTracks } from './tracks'
import type { Track, ConnectionId, CallId, UserId } from '@/realtime/protocol.gen'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'

const microphone: Track = { id: 'microphone', source: 'microphone', muted: false }
const muted: Track = { ...microphone, muted: true }
const camera: Track = { id: 'camera', source: 'camera', muted: false }

it('sees and hears what is published and not muted', () => {
  expect(publishes({ tracks: [muted, camera] }, 'microphone')).toBe(false)
  expect(publishes({ tracks: [muted, camera] }, 'camera')).toBe(true)
  expect(publishes(null, 'camera')).toBe(false)
})

it('takes tracks for the same in any order', () => {
  expect(sameTracks([microphone, camera], [camera, microphone])).toBe(true)
  expect(sameTracks([microphone, camera], [camera, muted])).toBe(false)
  expect(sameTracks([microphone], [microphone, camera])).toBe(false)
})

it('keeps the newer of two changes, whichever comes first', () => {
  const call = withTracks(withTracks(answered(), BOB, 2, [muted], null), BOB, 1, [camera], null)
  expect(call.tracksVersion).toBe(2)
  expect(call.participants[1]?.tracks).toEqual([muted])
})

it('keeps the tracks of a change that was told after the call was looked at', () => {
  const held = withTracks(answered(), BOB, 2, [muted], null)
  expect(withNewerTracks(answered({ version: 3 }), held).participants[1]?.tracks).toEqual([muted])
})

it('begins anew with one who has come again by another connection', () => {
  const held = withTracks(answered(), BOB, 2, [muted], null)
  const again = answered({ participants: [participant(ANN, 'ann 1'), participant(BOB, 'bob 2')] })
  expect(withNewerTracks(again, held).participants[1]?.tracks).toEqual([microphone])
})

it('knows when a change was missed', () => {
  expect(missesTracks(answered(), BOB, 1)).toBe(false)
  expect(missesTracks(answered(), BOB, 2)).toBe(true)
  expect(missesTracks(answered(), asId<UserId>('cid'), 1)).toBe(true)
})

it('keeps a call of which the server cannot tell more', () => {
  const ann: Self = {
    userId: ANN,
    connectionId: asId<ConnectionId>('ann 2'),
    formerConnectionId: asId<ConnectionId>('ann 1'),
  }
  const talking = { name: 'active', call: answered() } as const
  expect(reduceCall(talking, { type: 'resumed', calls: [], unreadable: [asId<CallId>('call')] }, ann)).toBe(
    talking,
  )
  expect(reduceCall(talking, { type: 'resumed', calls: [], unreadable: [] }, ann).name).toBe('ended')
})

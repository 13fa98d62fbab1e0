import { describe, expect, it } from 'vitest'
import { heldChange, inOrder, sharesScreen, withHeld } from './floor'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ConnectionId, Hold, Track, TrackSource, UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')
const microphone: Track = { id: 'mine', source: 'microphone', muted: false }
const camera: Track = { id: 'camera', source: 'camera', muted: false }
const held: Hold[] = [{ person: BOB, source: 'microphone', by: ANN }]
const set = (...sources: TrackSource[]) => new Set(sources)

describe('what a host has muted', () => {
  it('is muted to the others, by source and not by name', () => {
    const bob = { ...participant(BOB, 'bob 1'), tracks: [microphone, camera] }
    const ann = { ...participant(ANN, 'ann 1'), tracks: [microphone] }
    expect(withHeld([ann, bob], held)).toEqual([
      ann,
      { ...bob, tracks: [{ ...microphone, muted: true }, camera] },
    ])
  })

  it('goes off here where it is on, and is over only once its user has switched it on again', () => {
    const muted = set('microphone', 'camera')
    expect(heldChange(muted, set(), set('microphone', 'screen'))).toEqual({
      off: ['microphone'],
      released: [],
    })
    expect(heldChange(muted, muted, set())).toEqual({ off: [], released: [] })
    expect(heldChange(muted, muted, set('microphone'))).toEqual({ off: [], released: ['microphone'] })
    expect(heldChange(muted, set('microphone'), set('microphone', 'camera'))).toEqual({
      off: ['camera'],
      released: ['microphone'],
    })
  })
})

describe('a screen', () => {
  it('is shared also by its sound alone, which may be somebody speaking', () => {
    const bob = participant(BOB, 'bob 1')
    const sound: Track = { id: 'any', source: 'screenSound', muted: false }
    expect(sharesScreen(bob)).toBe(false)
    expect(sharesScreen({ ...bob, tracks: [sound] })).toBe(true)
    expect(sharesScreen({ ...bob, tracks: [{ ...sound, muted: true }] })).toBe(false)
  })
})

describe('the list of people', () => {
  it('begins with raised hands in their order, then oneself, and has everybody once', () => {
    const call = answered({
      participants: [ANN, BOB, CID].map((person) => ({
        ...participant(person, `${person} 1`),
        connectionId: asId<ConnectionId>(`${person} 1`),
      })),
      hands: [CID, ANN],
    })
    expect(inOrder(call, BOB)).toEqual([CID, ANN, BOB])
    expect(inOrder({ ...call, hands: [] }, BOB)).toEqual([BOB, ANN, CID])
  })

  it('names who is awaited, and nobody whose hand was up and who has left', () => {
    const call = answered({ awaited: [CID], hands: [asId<UserId>('gone'), CID] })
    expect(inOrder(call, ANN)).toEqual([CID, ANN, BOB])
  })
})

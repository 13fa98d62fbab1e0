import { expect, it } from 'vitest'
import { planSections, sameSlots, type Slot, type Wish, wishesOf } from './sectionPlan'
import type { Source } from './signal'
import { ANN, answered, BOB, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const CID = asId<UserId>('cid')
const DAN = asId<UserId>('dan')

const wish = (publisher: UserId, source: Source): Wish => ({ publisher, trackId: source, source })
const slot = (publisher: UserId, source: Source): Slot => ({
  kind: source === 'camera' || source === 'screen' ? 'video' : 'audio',
  wish: wish(publisher, source),
})
const free = (kind: Slot['kind']): Slot => ({ kind, wish: null })
const both = (...people: UserId[]) =>
  people.flatMap((person) => [wish(person, 'microphone'), wish(person, 'camera')])

it('wishes for every voice, and for what else is sent', () => {
  const bob = {
    ...participant(BOB, 'bob 1'),
    tracks: [
      { id: 'mic 7', source: 'microphone' as const, muted: true },
      { id: 'camera', source: 'camera' as const, muted: true },
      { id: 'screen', source: 'screen' as const, muted: false },
    ],
  }
  const cid = { ...participant(CID, 'cid 1'), tracks: [] }
  const call = answered({ participants: [participant(ANN, 'ann 1'), bob, cid] })
  expect(wishesOf(call, ANN)).toEqual([
    { publisher: BOB, trackId: 'mic 7', source: 'microphone' },
    { publisher: BOB, trackId: 'screen', source: 'screen' },
    { publisher: CID, trackId: 'microphone', source: 'microphone' },
  ])
})

it('adds sections for who comes, and leaves the others where they are', () => {
  const one = planSections([], both(BOB), new Set([BOB]))
  expect(one).toEqual([slot(BOB, 'microphone'), slot(BOB, 'camera')])
  const two = planSections(one, both(CID, BOB), new Set([CID, BOB]))
  expect(two).toEqual([...one, slot(CID, 'microphone'), slot(CID, 'camera')])
})

it('keeps the section of a camera that is off, for when it is on again', () => {
  const slots = [slot(BOB, 'microphone'), slot(BOB, 'camera')]
  expect(planSections(slots, [wish(BOB, 'microphone')], new Set([BOB]))).toEqual(slots)
})

it('makes a section inactive before another uses it', () => {
  const slots = [slot(BOB, 'microphone'), slot(BOB, 'camera')]
  const left = planSections(slots, [wish(CID, 'microphone')], new Set([CID]))
  expect(left).toEqual([free('audio'), free('video'), slot(CID, 'microphone')])
  expect(planSections(left, [wish(CID, 'microphone'), ...both(DAN)], new Set([CID, DAN]))).toEqual([
    slot(DAN, 'microphone'),
    slot(DAN, 'camera'),
    slot(CID, 'microphone'),
  ])
})

it('uses no section of another kind', () => {
  expect(planSections([free('video')], [wish(BOB, 'microphone')], new Set([BOB]))).toEqual([
    free('video'),
    slot(BOB, 'microphone'),
  ])
})

it('never has two sections for a track, however people come and go', () => {
  const people = [BOB, CID, DAN]
  let slots: Slot[] = []
  for (let step = 0; step < 64; step++) {
    const present = people.filter((_, index) => ((step * 5) >> index) % 2 === 1)
    const before = slots
    slots = planSections(slots, both(...present), new Set(present))
    const keys = slots.flatMap(({ wish: of }) => (of ? [`${of.publisher} ${of.trackId}`] : []))
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.length).toBe(present.length * 2)
    expect(slots.length).toBeGreaterThanOrEqual(before.length)
    slots.forEach(({ kind, wish: of }, index) => {
      expect(kind).toBe(before[index]?.kind ?? kind)
      const former = before[index]?.wish
      expect(former && of ? former.publisher === of.publisher : true).toBe(true)
    })
  }
  expect(slots.length).toBeLessThanOrEqual(people.length * 4)
})

it('knows when nothing has to be offered', () => {
  const slots = [slot(BOB, 'microphone'), free('video')]
  expect(sameSlots(slots, [slot(BOB, 'microphone'), free('video')])).toBe(true)
  expect(sameSlots(slots, [slot(CID, 'microphone'), free('video')])).toBe(false)
  expect(sameSlots(slots, [slot(BOB, 'microphone')])).toBe(false)
})

// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive, ref } from 'vue'
import { callLayout, useTiles } from './useTiles'
import { ANN, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ParticipantView, Person, UserId } from '@/realtime/protocol.gen'

const person = (index: number) => asId<UserId>(`p${index}`)
const seat = (index: number): ParticipantView => ({
  ...participant(person(index), `seat ${index}`),
  tracks: [],
})

const call = reactive({ others: [] as ParticipantView[] })
const quality = reactive({ turns: [] as Person[], lastSpeaker: null as Person | null })
let scope: EffectScope

vi.mock('../callStore', () => ({ useCallStore: () => call }))
vi.mock('../quality/callQualityStore', () => ({ useCallQualityStore: () => quality }))
vi.mock('@/features/auth/authStore', () => ({ useAuthStore: () => ({ self: ANN, selfId: ANN }) }))

beforeEach(() => {
  vi.useFakeTimers()
  call.others = Array.from({ length: 12 }, (_, index) => seat(index))
  quality.turns = []
  quality.lastSpeaker = null
  callLayout.value = 'grid'
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** In a room for six tiles. */
function tiles() {
  const found = scope.run(() => useTiles(ref(250), ref(240)))
  if (!found) {
    throw new Error('the scope is over')
  }
  return { ...found, people: () => found.shown.value.map((tile) => tile.person) }
}

async function hasTurn(index: number) {
  quality.turns = [person(index), ...quality.turns.filter((one) => one !== person(index))]
  quality.lastSpeaker = person(index)
  await nextTick()
}

describe('where not all tiles fit', () => {
  it('whoever speaks comes to the first page, and stays there in silence', async () => {
    const { people, pages } = tiles()
    const before = people()
    expect(before.length).toBeLessThan(13)
    expect(pages.value).toBeGreaterThan(1)
    expect(before).not.toContain(person(11))

    await hasTurn(11)
    const after = people()
    expect(after).toContain(person(11))
    expect(after.filter((one, index) => one !== before[index])).toEqual([person(11)])

    await hasTurn(0)
    await hasTurn(11)
    expect(people()).toEqual(after)
  })

  it('whoever speaks on the page that is looked at stays there', async () => {
    const { people, page } = tiles()
    page.value = 1
    const before = people()
    const speaker = before[1]
    await hasTurn(call.others.findIndex((one) => one.person === speaker))
    expect(people()).toEqual(before)
  })
})

it('gives the large place to whoever speaks, for a moment at least, and never to oneself', async () => {
  callLayout.value = 'speaker'
  const { large } = tiles()
  await hasTurn(3)
  expect(large.value?.person).toBe(person(3))
  await hasTurn(5)
  expect(large.value?.person).toBe(person(3))
  vi.advanceTimersByTime(2000)
  expect(large.value?.person).toBe(person(5))
  call.others = call.others.filter((one) => one.person !== person(5))
  await nextTick()
  expect(large.value?.own).toBe(false)
})

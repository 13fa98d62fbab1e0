// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, reactive } from 'vue'
import CallTile from './CallTile.vue'
import { i18n } from '@/i18n/i18n'
import { ANN, answered, BOB, participant } from '@/testing/events'
import type { Person, Track } from '@/realtime/protocol.gen'
import type { Quality } from '../quality/quality'

const camera: Track = { id: 'camera', source: 'camera', muted: false }
const call = reactive({
  state: { name: 'active', call: answered() },
  sending: new Set(),
  others: [{ ...participant(BOB, 'bob 1'), tracks: [camera] }],
  remote: new Map<Person, object>(),
  links: new Map<Person, string>(),
  phase: 'connected',
  muted: false,
  devices: { microphone: 'ok' },
  own: { heard: null },
  localVideo: null,
  paused: [] as Person[],
  unheardBy: [] as Person[],
  isPaused: (person: Person, source: string): boolean => source === 'camera' && call.paused.includes(person),
})
const qualities = reactive(new Map<Person, Quality>())
vi.mock('../callStore', () => ({ useCallStore: () => call }))
vi.mock('../quality/callQualityStore', () => ({
  useCallQualityStore: () => ({ speaking: new Set(), qualities }),
}))

const ROOM = { width: 400, height: 300 }

const tileOf = (person: Person, own = false) =>
  mount(CallTile, {
    props: {
      tile: { key: `${person} camera`, person, source: 'camera', own },
      width: 400,
      height: 300,
      pinned: false,
    },
    global: { plugins: [i18n], stubs: { MediaElement: true, Avatar: true, TileMenu: true } },
  })

beforeEach(() => {
  setActivePinia(createPinia())
  call.state = { name: 'active', call: answered() }
  call.paused = []
  call.remote.set(BOB, { video: {}, screen: {} })
  call.links.set(BOB, 'connected')
})

it('says of a poor connection why it is poor', async () => {
  const tile = tileOf(BOB)
  expect(tile.find('[data-testid="call-tile-bars"]').exists()).toBe(false)

  qualities.set(BOB, { level: 1, cause: { name: 'downLoss', share: 0.08 } })
  await nextTick()
  const bars = tile.get('[data-testid="call-tile-bars"]')
  expect(bars.attributes('aria-label')).toMatch(/^Poor.* · .*8\s?%/)
  expect(bars.findAll('.on')).toHaveLength(1)
  qualities.clear()
})

describe('a tile whose picture is paused', () => {
  it('says why, keeps the last picture, and goes on by itself', async () => {
    const tile = tileOf(BOB)
    expect(tile.find('[data-testid="call-tile-paused"]').exists()).toBe(false)

    call.paused = [BOB]
    await nextTick()
    expect(tile.get('[data-testid="call-tile-paused"]').text()).toBe('Paused: your connection is slow')
    expect(tile.classes()).toContain('paused')
    expect(tile.attributes('data-picture')).toBe('true')
    expect(tile.get('[data-testid="call-tile-video"]').isVisible()).toBe(true)

    call.paused = []
    await nextTick()
    expect(tile.find('[data-testid="call-tile-paused"]').exists()).toBe(false)
    expect(tile.classes()).not.toContain('paused')
  })

  it('says that the connection is lost rather than slow', async () => {
    call.paused = [BOB]
    call.links.set(BOB, 'lost')
    const tile = tileOf(BOB)
    await nextTick()
    expect(tile.find('[data-testid="call-tile-paused"]').exists()).toBe(false)
    expect(tile.get('[data-testid="call-tile-link"]').text()).toBe('Connection lost')
  })

  it('is never one’s own', () => {
    call.paused = [ANN]
    expect(tileOf(ANN, true).find('[data-testid="call-tile-paused"]').exists()).toBe(false)
  })
})

describe('a tile whose person has raised a hand', () => {
  it('says so, and which in the order it is', async () => {
    const tile = tileOf(BOB)
    expect(tile.find('[data-testid="call-tile-hand"]').exists()).toBe(false)
    call.state = { name: 'active', call: answered({ hands: [ANN, BOB] }) }
    await nextTick()
    expect(tile.get('[data-testid="call-tile-hand"]').attributes('aria-label')).toBe('Raised hand, number 2')
  })
})

describe('a shared screen', () => {
  const screenTile = (large: boolean) =>
    mount(CallTile, {
      props: {
        tile: { key: `${BOB} screen`, person: BOB, source: 'screen', own: false },
        ...ROOM,
        pinned: false,
        large,
      },
      global: { plugins: [i18n], stubs: { MediaElement: true, Avatar: true, TileMenu: true } },
    })

  it('can be zoomed in the large place, and a camera cannot', () => {
    call.others = [
      { ...participant(BOB, 'bob 1'), tracks: [{ id: 'screen', source: 'screen', muted: false }] },
    ]
    expect(screenTile(true).get('[data-testid="call-zoom-room"]').attributes('aria-label')).toContain(
      'Screen of',
    )
    expect(screenTile(false).find('[data-testid="call-zoom"]').exists()).toBe(false)
    expect(tileOf(BOB).find('[data-testid="call-zoom"]').exists()).toBe(false)
  })
})

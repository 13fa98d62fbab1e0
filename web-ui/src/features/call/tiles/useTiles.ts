import { useStorage } from '@vueuse/core'
import { computed, onScopeDispose, ref, type Ref } from 'vue'
import { pinnedTile } from './pinned'
import { pagesOf, tileGrid } from './tileGrid'
import { type Claim, orderTiles } from './tileOrder'
import { featuredOf, type Layout, type Tile, tilesOf } from './tiles'
import { useDwelling } from './useDwelling'
import { useCallStore } from '../callStore'
import { useCallQualityStore } from '../quality/callQualityStore'
import { publishes } from '../tracks'
import { useAuthStore } from '@/features/auth/authStore'

const GAP_PX = 10
/** How long the large place stays with somebody. */
const DWELL_MS = 2000
/** The tiles beside the large one. */
const BESIDE = { share: 0.22, least: 132, most: 260 }
const BELOW = { share: 0.24, least: 84, most: 190 }

export const callLayout = useStorage<Layout>('parley.callLayout', 'grid', localStorage, {
  serializer: { read: (text) => (text === 'speaker' ? text : 'grid'), write: (layout) => layout },
})

/** A tile with its size in pixels. */
export interface PlacedTile extends Tile {
  width: number
  height: number
}

/** Which tiles are shown in a room of `width` by `height` pixels, and how large. */
export function useTiles(width: Ref<number>, height: Ref<number>) {
  const auth = useAuthStore()
  const call = useCallStore()
  const quality = useCallQualityStore()
  const pinned = pinnedTile
  const wishedPage = ref(0)

  onScopeDispose(() => {
    pinnedTile.value = null
  })

  const all = computed(() => tilesOf(auth.self, call.others, call.screen !== null))
  const speaker = useDwelling(
    () => quality.lastSpeaker,
    DWELL_MS,
    (present) => !all.value.some(({ person }) => person === present),
  )
  const featured = computed(() =>
    featuredOf(all.value, { pinned: pinned.value, layout: callLayout.value, speaker: speaker.value }),
  )
  const rest = computed(() => all.value.filter(({ key }) => key !== featured.value?.key))
  const beside = computed(() => width.value > height.value * 1.15)

  /** Of the tiles that are not the large one. */
  const room = computed(() => {
    if (!featured.value || rest.value.length === 0) {
      return { width: width.value, height: height.value }
    }
    return beside.value
      ? { width: part(width.value, BESIDE), height: height.value }
      : { width: width.value, height: part(height.value, BELOW) }
  })
  const grid = computed(() =>
    tileGrid(
      rest.value.length,
      room.value.width,
      room.value.height,
      GAP_PX,
      beside.value ? 'landscape' : 'portrait',
    ),
  )
  const pages = computed(() => pagesOf(rest.value.length, grid.value.perPage))
  const page = computed({
    get: () => Math.min(wishedPage.value, pages.value - 1),
    set: (wished) => (wishedPage.value = wished),
  })
  const order = computed((before?: string[]) => {
    const { perPage } = grid.value
    const from = page.value * perPage
    const seen = new Set(before?.slice(from, from + perPage))
    return orderTiles(rest.value.map(claim), before ?? [], perPage, seen)
  })
  const shown = computed((): PlacedTile[] => {
    const { perPage, width: w, height: h } = grid.value
    const from = page.value * perPage
    const tiles = new Map(rest.value.map((tile) => [tile.key, tile]))
    return order.value
      .slice(from, from + perPage)
      .flatMap((key) => tiles.get(key) ?? [])
      .map((tile) => ({ ...tile, width: w, height: h }))
  })
  const large = computed((): PlacedTile | null => {
    if (!featured.value) {
      return null
    }
    const taken = rest.value.length === 0 ? { width: 0, height: 0 } : room.value
    return {
      ...featured.value,
      width: Math.max(0, width.value - (beside.value && taken.width > 0 ? taken.width + GAP_PX : 0)),
      height: Math.max(0, height.value - (!beside.value && taken.height > 0 ? taken.height + GAP_PX : 0)),
    }
  })

  function claim({ key, own, person, source }: Tile): Claim {
    const turn = quality.turns.indexOf(person)
    const seat = call.others.find((other) => other.person === person) ?? null
    const picture = source === 'screen' ? 'screen' : publishes(seat, 'camera') ? 'camera' : null
    return { key, own, picture, turn: turn < 0 ? null : turn }
  }

  function togglePin({ key }: Tile): void {
    pinned.value = pinned.value === key ? null : key
  }

  return { large, shown, room, grid, beside, page, pages, pinned, togglePin, gap: GAP_PX }
}

function part(whole: number, { share, least, most }: typeof BESIDE): number {
  return Math.round(Math.min(most, Math.max(least, whole * share)))
}

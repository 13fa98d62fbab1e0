import { publishes } from '../tracks'
import type { ParticipantView, Person } from '@/realtime/protocol.gen'

/** Somebody in the call, or a screen that is shared. */
export interface Tile {
  key: string
  person: Person
  source: 'camera' | 'screen'
  own: boolean
}

export type Layout = 'grid' | 'speaker'

/**
 * Oneself, the others in the order of entering, and the screens that are shared.
 *
 * @param sharing whether one shares one's own
 */
export function tilesOf(self: Person, others: readonly ParticipantView[], sharing = false): Tile[] {
  const screens = others.filter((other) => publishes(other, 'screen'))
  return [
    tile(self, 'camera', true),
    ...others.map(({ person }) => tile(person, 'camera', false)),
    ...screens.map(({ person }) => tile(person, 'screen', false)),
    ...(sharing ? [tile(self, 'screen', true)] : []),
  ]
}

function tile(person: Person, source: Tile['source'], own: boolean): Tile {
  return { key: `${person} ${source}`, person, source, own }
}

/**
 * Which tile has the large place: the pinned one, else another's screen, else, where it is wished for, whoever has spoken last;
 * null where all are as large as each other.
 */
export function featuredOf(
  tiles: readonly Tile[],
  { pinned, layout, speaker }: { pinned: string | null; layout: Layout; speaker: Person | null },
): Tile | null {
  const inSpeakerView = () =>
    tiles.find(({ person, own, source }) => !own && source === 'camera' && person === speaker) ??
    tiles.find(({ own }) => !own)
  return (
    tiles.find(({ key }) => key === pinned) ??
    tiles.find(({ own, source }) => !own && source === 'screen') ??
    (layout === 'speaker' ? inSpeakerView() : undefined) ??
    null
  )
}

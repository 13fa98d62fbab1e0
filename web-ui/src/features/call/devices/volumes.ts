/** In percent, by user; the order is that of the last change. */
export type Volumes = Record<string, number>

export const MAX_VOLUME = 200
const FULL = 100
/** More people than anybody tunes; the one tuned longest ago is forgotten first. */
const MOST_REMEMBERED = 200

export function volumeOf(volumes: unknown, userId: string): number {
  const stored =
    typeof volumes === 'object' && volumes !== null && Object.hasOwn(volumes, userId)
      ? (volumes as Record<string, unknown>)[userId]
      : FULL
  return typeof stored === 'number' && Number.isFinite(stored) ? clamped(stored) : FULL
}

/** As it is by default, a volume needs no memory. */
export function remembered(volumes: Volumes, userId: string, percent: number): Volumes {
  const others = Object.entries(volumes).filter(([id]) => id !== userId)
  const volume = Number.isFinite(percent) ? clamped(percent) : FULL
  const all = volume === FULL ? others : [...others, [userId, volume] as const]
  return Object.fromEntries(all.slice(-MOST_REMEMBERED))
}

/** How to play it: the element's own volume while that is enough, since the echo canceller hears it best. */
export function playback(percent: number): { elementVolume: number; gain: number | null } {
  return percent <= FULL
    ? { elementVolume: percent / FULL, gain: null }
    : { elementVolume: 0, gain: percent / FULL }
}

function clamped(percent: number): number {
  return Math.round(Math.min(MAX_VOLUME, Math.max(0, percent)))
}

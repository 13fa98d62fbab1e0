/** One look at a track. */
export interface Sample {
  /** RMS in dBFS: 0 is the loudest there is, silence is -Infinity. */
  level: number
  /** In milliseconds, of any clock that does not go back. */
  at: number
  muted: boolean
}

export interface Activity {
  speaking: boolean
  /** The level of what is always there, in dBFS: a fan is not a voice. */
  floor: number
  loudSince: number | null
  lastLoud: number
  at: number
}

/** A click is shorter. */
const ATTACK_MS = 100
/** Words are apart by less. */
const RELEASE_MS = 400
const LOUD_DB = -50
const ABOVE_FLOOR_DB = 10
/** Once speaking, the ends of words count. */
const HYSTERESIS_DB = 5
const SILENCE_DB = -90
/** How fast what stays is taken for background; it falls at once. */
const FLOOR_RISE_DB_PER_S = 3
const HIGHEST_FLOOR_DB = -25

export const QUIET: Activity = { speaking: false, floor: SILENCE_DB, loudSince: null, lastLoud: 0, at: 0 }

/** Voice activity: on within 300 ms of speech, off within 600 ms of silence, never while muted. */
export function reduceActivity(activity: Activity, { level, at, muted }: Sample): Activity {
  if (muted) {
    return { ...QUIET, floor: activity.floor, at }
  }
  const heard = Number.isFinite(level) ? Math.max(SILENCE_DB, level) : SILENCE_DB
  const seconds = activity.at === 0 ? 0 : Math.max(0, at - activity.at) / 1000
  const floor = Math.min(heard, activity.floor + FLOOR_RISE_DB_PER_S * seconds, HIGHEST_FLOOR_DB)
  const threshold = Math.max(LOUD_DB, floor + ABOVE_FLOOR_DB) - (activity.speaking ? HYSTERESIS_DB : 0)
  if (heard > threshold) {
    const loudSince = activity.loudSince ?? at
    const speaking = activity.speaking || at - loudSince >= ATTACK_MS
    return { speaking, floor, loudSince, lastLoud: at, at }
  }
  const speaking = activity.speaking && at - activity.lastLoud < RELEASE_MS
  return { speaking, floor, loudSince: speaking ? activity.loudSince : null, lastLoud: activity.lastLoud, at }
}

/** The level in dBFS of an amplitude of 0 to 1. */
export function decibels(amplitude: number): number {
  return 20 * Math.log10(amplitude)
}

/** Where a level stands on a meter, 0 to 1. */
export function meterValue(level: number): number {
  const LOWEST = -60
  const HIGHEST = -6
  return Math.min(1, Math.max(0, (level - LOWEST) / (HIGHEST - LOWEST))) || 0
}

/** @param samples from -1 to 1 */
export function levelOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) {
    sum += sample * sample
  }
  return 10 * Math.log10(sum / Math.max(1, samples.length))
}

/** How far a finger moves before it is clear where it goes. */
const SLOP_PX = 10
/** From so far on the reply begins when the finger is lifted. */
export const ENOUGH_PX = 56
const FARTHEST_PX = 76

/** A finger on a message: undecided, on its way to the side where lines begin, or about something else. */
export type Swipe =
  { kind: 'idle' } | { kind: 'open'; x: number; y: number } | { kind: 'swiping'; x: number; by: number }

export const IDLE: Swipe = { kind: 'idle' }

/**
 * What a finger that moved does.
 *
 * @param sign 1 where lines begin at the left, -1 where they begin at the right
 */
export function moved(swipe: Swipe, x: number, y: number, sign: 1 | -1): Swipe {
  if (swipe.kind === 'idle') {
    return swipe
  }
  const by = sign * (swipe.x - x)
  if (swipe.kind === 'swiping') {
    return { ...swipe, by: Math.min(FARTHEST_PX, Math.max(0, by)) }
  }
  const across = Math.abs(y - swipe.y)
  if (Math.max(Math.abs(by), across) < SLOP_PX) {
    return swipe
  }
  return by > across ? { kind: 'swiping', x: swipe.x, by: Math.min(FARTHEST_PX, by) } : IDLE
}

/** How far a message has followed the finger. */
export const distanceOf = (swipe: Swipe) => (swipe.kind === 'swiping' ? swipe.by : 0)

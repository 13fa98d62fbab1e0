/** A corner of the stage, by the direction in which lines run. */
const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const
export type Corner = (typeof CORNERS)[number]

/**
 * The corner nearest to a point.
 *
 * @param x from the left, as a share of the width
 * @param y from the top, as a share of the height
 */
export function nearest(x: number, y: number, rightToLeft: boolean): Corner {
  return `${y < 0.5 ? 'top' : 'bottom'}-${x < 0.5 === rightToLeft ? 'end' : 'start'}`
}

/** Where an arrow key leads to from a corner; null for other keys. */
export function stepFrom(corner: Corner, key: string, rightToLeft: boolean): Corner | null {
  const [block, inline] = corner.split('-') as ['top' | 'bottom', 'start' | 'end']
  switch (key) {
    case 'ArrowUp':
      return `top-${inline}`
    case 'ArrowDown':
      return `bottom-${inline}`
    case 'ArrowLeft':
      return `${block}-${rightToLeft ? 'end' : 'start'}`
    case 'ArrowRight':
      return `${block}-${rightToLeft ? 'start' : 'end'}`
    default:
      return null
  }
}

export function isCorner(text: string): text is Corner {
  return (CORNERS as readonly string[]).includes(text)
}

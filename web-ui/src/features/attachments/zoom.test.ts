import { describe, expect, it } from 'vitest'
import { bounded, contained, factorOf, LARGEST, movedBy, turned, WHOLE, zoomedBy } from './zoom'

const ROOM = { width: 800, height: 600 }
/** As wide as its room, with bars above and below. */
const WIDE = contained({ width: 1920, height: 1080 }, ROOM)

describe('a picture in its room', () => {
  it('is as large as it lets it be', () => {
    expect(WIDE).toEqual({ width: 800, height: 450 })
    expect(contained({ width: 100, height: 400 }, ROOM)).toEqual({ width: 150, height: 600 })
  })

  it('is taken for as large as its room before it is known', () => {
    expect(contained({ width: 0, height: 0 }, ROOM)).toEqual(ROOM)
  })
})

describe('zooming', () => {
  it('leaves the point under the pointer where it is', () => {
    const at = { x: 200, y: -100 }
    for (const start of [WHOLE, { scale: 2, x: 30, y: -40 }]) {
      const zoom = zoomedBy(start, 1.7, at)
      const inPicture = (of: typeof zoom) => [(at.x - of.x) / of.scale, (at.y - of.y) / of.scale]
      expect(inPicture(zoom)[0]).toBeCloseTo(inPicture(start)[0] ?? NaN)
      expect(inPicture(zoom)[1]).toBeCloseTo(inPicture(start)[1] ?? NaN)
    }
  })

  it('goes neither beyond the largest nor below the whole, which stands in the middle', () => {
    expect(zoomedBy(WHOLE, 100, { x: 0, y: 0 }).scale).toBe(LARGEST)
    expect(zoomedBy({ scale: 2, x: 90, y: 90 }, 0.1, { x: 300, y: 300 })).toEqual(WHOLE)
  })

  it('comes back by as many steps as it went', () => {
    const at = { x: 120, y: 80 }
    const back = zoomedBy(zoomedBy({ scale: 2, x: 10, y: 20 }, 1.5, at), 1 / 1.5, at)
    expect(back.scale).toBeCloseTo(2)
    expect(back.x).toBeCloseTo(10)
    expect(back.y).toBeCloseTo(20)
  })
})

describe('the bounds', () => {
  it('leave no empty room at a side that the picture fills', () => {
    const far = bounded(movedBy({ scale: 2, x: 0, y: 0 }, 5000, -5000), WIDE, ROOM)
    expect(far).toEqual({ scale: 2, x: 400, y: -150 })
  })

  it('keep in the middle what does not fill its room', () => {
    expect(bounded({ scale: 1.2, x: 60, y: 60 }, WIDE, ROOM)).toEqual({ scale: 1.2, x: 60, y: 0 })
    expect(bounded({ scale: 1, x: 5, y: 5 }, WIDE, ROOM)).toEqual(WHOLE)
  })
})

describe('a wheel', () => {
  it('zooms in when turned away, as much for a notch of any size', () => {
    expect(factorOf(-100)).toBeCloseTo(1.22, 2)
    expect(factorOf(-120)).toBe(factorOf(-100))
    expect(factorOf(100)).toBeCloseTo(1 / factorOf(-100))
  })

  it('zooms finely by two fingers on a pad', () => {
    expect(factorOf(-2)).toBeCloseTo(1.02, 2)
  })

  it('is read in pixels, whatever it counts in', () => {
    expect(turned({ deltaX: 0, deltaY: 3, deltaMode: 1 })).toEqual({ x: 0, y: 48 })
    expect(turned({ deltaX: -7, deltaY: 3, deltaMode: 0 })).toEqual({ x: -7, y: 3 })
  })
})

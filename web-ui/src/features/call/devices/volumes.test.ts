import { describe, expect, it } from 'vitest'
import { playback, remembered, volumeOf, type Volumes } from './volumes'

describe('a volume', () => {
  it('is 100 % where none was set', () => {
    expect(volumeOf({}, 'ann')).toBe(100)
  })

  it('is kept by person, from 0 to 200 %', () => {
    const volumes = remembered(remembered({}, 'ann', 150), 'bob', 999)
    expect(volumeOf(volumes, 'ann')).toBe(150)
    expect(volumeOf(volumes, 'bob')).toBe(200)
    expect(volumeOf(remembered(volumes, 'ann', -5), 'ann')).toBe(0)
  })

  it('needs no memory once it is 100 % again', () => {
    expect(remembered(remembered({}, 'ann', 150), 'ann', 100)).toEqual({})
  })

  it('is forgotten first where it was changed longest ago', () => {
    let volumes: Volumes = {}
    for (let n = 0; n < 205; n++) {
      volumes = remembered(volumes, `user ${String(n)}`, 50)
      volumes = remembered(volumes, 'first', 60)
    }
    expect(Object.keys(volumes)).toHaveLength(200)
    expect(volumeOf(volumes, 'first')).toBe(60)
    expect(volumeOf(volumes, 'user 0')).toBe(100)
    expect(volumeOf(volumes, 'user 204')).toBe(50)
  })

  it.each([null, 'text', { ann: 'loud' }, { ann: null }, { ann: Infinity }])('is 100 %% in %j', (stored) => {
    expect(volumeOf(stored, 'ann')).toBe(100)
  })

  it('is not what every object has', () => {
    expect(volumeOf({}, 'constructor')).toBe(100)
  })
})

it('leaves to the element what it can do, and amplifies the rest', () => {
  expect(playback(0)).toEqual({ elementVolume: 0, gain: null })
  expect(playback(100)).toEqual({ elementVolume: 1, gain: null })
  expect(playback(150)).toEqual({ elementVolume: 0, gain: 1.5 })
})

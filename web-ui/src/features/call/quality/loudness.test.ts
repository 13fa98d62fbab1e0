import { expect, it } from 'vitest'
import { Loudness } from './loudness'

it('takes the level of the newest source, and silence when nothing new comes', () => {
  const loudness = new Loudness()
  const sources = [
    { timestamp: 10, audioLevel: 0.9 },
    { timestamp: 20, audioLevel: 0.3 },
  ]
  expect(loudness.of([], 0)).toBe(0)
  expect(loudness.of(sources, 100)).toBe(0.3)
  expect(loudness.of(sources, 200)).toBe(0.3)
  expect(loudness.of(sources, 400)).toBe(0)
  expect(loudness.of([{ timestamp: 30 }], 500)).toBe(0)
})

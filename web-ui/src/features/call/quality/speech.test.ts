import { expect, it } from 'vitest'
import { Loudness } from './loudness'
import { Speech } from './speech'

const STEP_MS = 100

function run(levels: number[], muted = false): boolean[] {
  const speech = new Speech()
  return levels.map((level, at) => speech.next(level, muted, at * STEP_MS))
}

it('is on within 300 ms', () => {
  expect(run([0, 0.2, 0.2, 0.2])).toEqual([false, false, true, true])
})

it('is off within 600 ms, and holds over the gaps between words', () => {
  expect(run([0.2, 0.2, 0, 0, 0.2, 0, 0, 0, 0, 0])).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

it('does not take a click for speech', () => {
  expect(run([0.9, 0, 0, 0, 0, 0]).some(Boolean)).toBe(false)
})

it('never shows who is muted as speaking', () => {
  const speech = new Speech()
  speech.next(0.2, false, 0)
  expect(speech.next(0.2, false, 200)).toBe(true)
  expect(speech.next(0.2, true, 300)).toBe(false)
  expect(speech.next(0.2, false, 400)).toBe(false)
})

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

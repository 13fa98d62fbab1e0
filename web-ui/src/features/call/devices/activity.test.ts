import { describe, expect, it } from 'vitest'
import { type Activity, decibels, levelOf, meterValue, QUIET, reduceActivity } from './activity'

const EVERY_MS = 50

/** Looks at levels one after the other, twenty times a second. */
function hear(levels: number[], muted = false, from: Activity = { ...QUIET, at: 1000 }): Activity[] {
  const seen: Activity[] = []
  for (const level of levels) {
    const last = seen.at(-1) ?? from
    seen.push(reduceActivity(last, { level, at: last.at + EVERY_MS, muted }))
  }
  return seen
}

const times = (milliseconds: number, level: number) => Array<number>(milliseconds / EVERY_MS).fill(level)
const SPEECH = -25
const SILENCE = -70

describe('voice activity', () => {
  it('is on within 300 ms of speech', () => {
    const seen = hear([...times(1000, SILENCE), ...times(300, SPEECH)])
    expect(seen.at(19)?.speaking).toBe(false)
    expect(seen.at(-1)?.speaking).toBe(true)
  })

  it('is off within 600 ms of silence, and stays on between words', () => {
    const speech = hear([...times(500, SILENCE), ...times(1000, SPEECH)])
    const silence = hear(times(600, SILENCE), false, speech.at(-1))
    expect(silence.at(4)?.speaking).toBe(true)
    expect(silence.at(-1)?.speaking).toBe(false)
  })

  it('does not take a click for speech', () => {
    const seen = hear([...times(500, SILENCE), SPEECH, ...times(500, SILENCE)])
    expect(seen.some(({ speaking }) => speaking)).toBe(false)
  })

  it('is never on while muted, and off at once', () => {
    expect(hear(times(2000, SPEECH), true).some(({ speaking }) => speaking)).toBe(false)
    const speech = hear(times(1000, SPEECH))
    expect(hear([SPEECH], true, speech.at(-1)).at(-1)?.speaking).toBe(false)
  })

  it('does not stick to a fan that goes on', () => {
    const seen = hear([...times(500, SILENCE), ...times(20_000, -42)])
    expect(seen.at(-1)?.speaking).toBe(false)
  })

  it('hears speech over the fan', () => {
    const fan = hear(times(20_000, -42))
    expect(hear(times(300, SPEECH), false, fan.at(-1)).at(-1)?.speaking).toBe(true)
  })

  it('goes on through long speech with its pauses', () => {
    const words = Array.from({ length: 40 }, () => [...times(600, SPEECH), ...times(200, SILENCE)]).flat()
    expect(
      hear(words)
        .slice(10)
        .every(({ speaking }) => speaking),
    ).toBe(true)
  })

  it('is quiet where there is nothing to hear', () => {
    expect(hear([-Infinity, NaN, -Infinity]).at(-1)?.speaking).toBe(false)
  })
})

it('measures a level in dBFS', () => {
  expect(decibels(1)).toBeCloseTo(0)
  expect(decibels(0.1)).toBeCloseTo(-20)
  expect(decibels(0)).toBe(-Infinity)
  expect(levelOf(new Float32Array([1, -1, 1, -1]))).toBeCloseTo(0)
  expect(levelOf(new Float32Array([0.1, -0.1]))).toBeCloseTo(-20)
  expect(levelOf(new Float32Array(4))).toBe(-Infinity)
})

it('puts a level on a meter', () => {
  expect(meterValue(-Infinity)).toBe(0)
  expect(meterValue(-33)).toBeCloseTo(0.5)
  expect(meterValue(0)).toBe(1)
})

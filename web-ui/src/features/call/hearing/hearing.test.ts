import { describe, expect, it } from 'vitest'
import { Hearing, heardSoundOf, type HeardSound } from './hearing'

const SECOND = 48_000

/** Looks once a second at sound of which so much arrives, and so much is made up. */
function listen(
  hearing: Hearing,
  seconds: readonly { arrives?: number; madeUp?: number }[],
  expected = true,
) {
  let sound: HeardSound = { emitted: 0, played: 0, concealed: 0 }
  hearing.look(sound, expected)
  return seconds.map(({ arrives = 1, madeUp = 0 }) => {
    sound = {
      emitted: sound.emitted + arrives * SECOND,
      played: sound.played + SECOND,
      concealed: sound.concealed + madeUp * SECOND,
    }
    hearing.look(sound, expected)
    return hearing.unheard
  })
}

describe('hearing somebody', () => {
  it('is lost where nothing comes for three seconds, and back after two that are good', () => {
    const hearing = new Hearing()
    const nothing = { arrives: 0 }
    expect(listen(hearing, [{}, nothing, nothing, nothing, nothing, {}, {}])).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('is lost where more than half is made up, and not where a tenth is', () => {
    const mostlyMadeUp = { arrives: 0.4, madeUp: 0.6 }
    expect(listen(new Hearing(), [mostlyMadeUp, mostlyMadeUp, mostlyMadeUp]).at(-1)).toBe(true)
    const lossy = { arrives: 0.9, madeUp: 0.1 }
    expect(listen(new Hearing(), [lossy, lossy, lossy, lossy, lossy]).at(-1)).toBe(false)
  })

  it('survives a short gap', () => {
    const nothing = { arrives: 0 }
    expect(listen(new Hearing(), [nothing, nothing, {}, nothing, nothing]).at(-1)).toBe(false)
  })

  it('is lost without any track to hear', () => {
    const hearing = new Hearing()
    for (let i = 0; i < 3; i++) {
      hearing.look(null, true)
    }
    expect(hearing.unheard).toBe(true)
  })

  it('is nothing to speak of where nothing is expected', () => {
    expect(
      listen(
        new Hearing(),
        Array.from({ length: 9 }, () => ({ arrives: 0 })),
        false,
      ).at(-1),
    ).toBe(false)
    const hearing = new Hearing()
    const nothing = { arrives: 0 }
    listen(hearing, [nothing, nothing, nothing])
    hearing.look(null, false)
    expect(hearing.unheard).toBe(false)
  })

  it('does not take a new connection, which counts from nothing, for silence', () => {
    const hearing = new Hearing()
    for (let i = 0; i < 4; i++) {
      listen(hearing, [{}, {}])
    }
    expect(hearing.unheard).toBe(false)
  })
})

it('reads the sound of one track, without the silence that was made up', () => {
  const entry = {
    type: 'inbound-rtp',
    kind: 'audio',
    trackIdentifier: 'microphone',
    jitterBufferEmittedCount: 3,
    totalSamplesReceived: 9,
    concealedSamples: 5,
    silentConcealedSamples: 4,
  }
  const report = new Map<string, unknown>([
    ['1', entry],
    ['2', { ...entry, trackIdentifier: 'screenSound', jitterBufferEmittedCount: 7 }],
    ['3', { ...entry, kind: 'video' }],
  ])
  expect(heardSoundOf(report, 'microphone')).toEqual({ emitted: 3, played: 9, concealed: 1 })
  expect(heardSoundOf(report, 'none')).toBeNull()
})

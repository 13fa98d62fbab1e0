import { describe, expect, it } from 'vitest'
import { OwnVoice, type VoiceLook } from './ownVoice'

const STEP_MS = 50
const ROOM_DB = -70
const VOICE_DB = -20

interface Way {
  raw?: (level: number) => number | null
  sent?: (level: number) => number | null
  muted?: boolean
  told?: (speaks: boolean) => boolean | null
}

/** Words of 800 ms with pauses of 700 ms, looked at twenty times a second. */
function say(voice: OwnVoice, seconds: number, way: Way = {}, from = 0) {
  const levels = Array.from({ length: (seconds * 1000) / STEP_MS }, (_, i) =>
    (i * STEP_MS) % 1500 < 800 ? VOICE_DB : ROOM_DB,
  )
  levels.forEach((level, i) => {
    const speaks = level === VOICE_DB
    voice.look(look(from + i * STEP_MS, level, speaks, way))
  })
  return voice.trouble
}

function look(at: number, level: number, speaks: boolean, way: Way): VoiceLook {
  return {
    at: at + 1,
    raw: way.raw ? way.raw(level) : level,
    sent: way.sent ? way.sent(level) : level,
    muted: way.muted ?? false,
    told: way.told ? way.told(speaks) : speaks,
  }
}

describe('the way of one’s own voice', () => {
  it('is as it should be where the router hears what is said', () => {
    expect(say(new OwnVoice(), 30)).toBeNull()
  })

  it('is as it should be where nobody says what arrives', () => {
    expect(say(new OwnVoice(), 30, { told: () => null })).toBeNull()
  })

  it('is cut where the router hears nothing of some seconds of speech', () => {
    const voice = new OwnVoice()
    expect(say(voice, 3, { told: () => false })).toBeNull()
    expect(say(voice, 9, { told: () => false }, 3000)).toBe('notArrived')
    expect(say(voice, 2, {}, 12_000)).toBeNull()
  })

  it('is cut where speech goes in and nothing comes out', () => {
    const voice = new OwnVoice()
    expect(say(voice, 12, { sent: () => -Infinity, told: () => false })).toBe('notSent')
    expect(say(voice, 1, {}, 12_000)).toBeNull()
  })

  it('is whole where noise suppression takes away what was no speech', () => {
    expect(say(new OwnVoice(), 30, { sent: () => -80, told: () => false })).toBeNull()
  })

  it('is whole where something drones on that the router takes for noise', () => {
    expect(say(new OwnVoice(), 30, { raw: () => -15, sent: () => -15, told: () => false })).toBeNull()
  })

  it('does not begin at a microphone that brings no sound at all', () => {
    const voice = new OwnVoice()
    expect(say(voice, 9, { raw: () => -Infinity, sent: () => -Infinity })).toBeNull()
    expect(say(voice, 2, { raw: () => -Infinity, sent: () => -Infinity }, 9000)).toBe('silentMicrophone')
    expect(say(voice, 1, {}, 11_000)).toBeNull()
  })

  it('begins at a microphone that is silent between words, as some are', () => {
    const gated = (level: number) => (level === VOICE_DB ? level : -Infinity)
    const voice = new OwnVoice()
    say(voice, 2, { raw: gated, sent: gated })
    expect(say(voice, 60, { raw: () => -Infinity, sent: () => -Infinity }, 2000)).toBeNull()
  })

  it('is nobody’s business while one is muted, or it cannot be measured', () => {
    expect(say(new OwnVoice(), 30, { muted: true, told: () => false })).toBeNull()
    expect(say(new OwnVoice(), 30, { raw: () => null, told: () => false })).toBeNull()
    const voice = new OwnVoice()
    say(voice, 12, { told: () => false })
    expect(say(voice, 1, { muted: true, told: () => false }, 12_000)).toBeNull()
  })

  it('has to be found anew where the microphone is another one', () => {
    const voice = new OwnVoice()
    say(voice, 5)
    voice.reopened()
    expect(say(voice, 11, { raw: () => -Infinity, sent: () => -Infinity }, 5000)).toBe('silentMicrophone')
  })
})

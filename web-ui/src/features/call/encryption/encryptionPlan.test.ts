import { describe, expect, it } from 'vitest'
import { planEncryption } from './encryptionPlan'
import { accept, pinFirst, recognise } from './knownIdentities'
import type { CallView, DeviceKeys, ParticipantView, Person, UserId } from '@/realtime/protocol.gen'

const DEVICE: DeviceKeys = { identity: 'i', agreement: 'a', signature: 's' }
const SELF = 'self' as UserId

/** `?`: has said nothing yet; `-`: cannot. */
function call(people: Record<string, '?' | '-' | '+'>, awaited: string[] = []): CallView {
  const participants = Object.entries({ self: '+', ...people }).map(
    ([person, says]) =>
      ({
        person,
        tracksVersion: says === '?' ? 0 : 1,
        device: says === '+' ? DEVICE : null,
      }) as ParticipantView,
  )
  return { participants, awaited: awaited as Person[] } as CallView
}

describe('a call', () => {
  it('is encrypted where all can', () => {
    expect(planEncryption(call({ ann: '+', bob: '+' }), SELF, DEVICE, new Map())).toEqual({
      mode: 'sealed',
      unable: [],
      undeclared: [],
    })
  })

  it('is not where one says that its browser cannot, and names whose', () => {
    const plan = planEncryption(call({ ann: '+', bob: '-' }), SELF, DEVICE, new Map())
    expect(plan).toMatchObject({ mode: 'plain', unable: ['bob'] })
    expect(planEncryption(call({ ann: '+' }), SELF, null, new Map())).toMatchObject({
      mode: 'plain',
      unable: ['self'],
    })
  })

  it('becomes readable for nobody who has said nothing', () => {
    const plan = planEncryption(call({ ann: '+', bob: '?' }), SELF, DEVICE, new Map())
    expect(plan).toEqual({ mode: 'sealed', unable: [], undeclared: ['bob'] })
  })

  it('sends nothing before this page knows what it can', () => {
    expect(planEncryption(call({ ann: '+' }), SELF, undefined, new Map()).mode).toBe('held')
  })

  it('counts those who have lost their connection by what they said last', () => {
    const gone = new Map([['bob' as Person, null]])
    expect(planEncryption(call({ ann: '+' }, ['bob']), SELF, DEVICE, gone).unable).toEqual(['bob'])
  })
})

describe('the identity of somebody', () => {
  it('is the first one that was seen, until the user says otherwise', () => {
    const first = pinFirst([], 'one')
    expect([recognise([], 'one'), recognise(first, 'one'), recognise(first, 'two')]).toEqual([
      'first',
      'known',
      'new',
    ])
    expect(pinFirst(first, 'two')).toEqual(first)
    const both = accept(first, 'two')
    expect([recognise(both, 'one'), recognise(both, 'two')]).toEqual(['known', 'compared'])
  })

  it('is not remembered without bound', () => {
    let known = pinFirst([], '0')
    for (let index = 1; index < 50; index++) {
      known = accept(known, String(index))
    }
    expect(known).toHaveLength(20)
  })
})

import { expect, it } from 'vitest'
import { PersonQuality, worstOf } from './personQuality'
import { NO_CONNECTION, type Quality, UNKNOWN } from './quality'
import type { Report } from './snapshot'

function report(at: number, lost = 0): Report {
  const inbound = {
    id: 'in',
    type: 'inbound-rtp',
    kind: 'audio',
    timestamp: at * 1000,
    bytesReceived: 1500 * at,
    packetsReceived: 50 * at,
    packetsLost: lost * at,
  }
  return new Map([['in', inbound]])
}

it('judges one participant by their own media, once they have settled', () => {
  const good = new PersonQuality()
  const bad = new PersonQuality()
  for (let second = 1; second < 10; second++) {
    good.take(report(second), 'connected', true)
    bad.take(report(second, 10), 'connected', true)
  }
  expect(good.quality).toEqual(UNKNOWN)
  expect(bad.quality.cause.name).toBe('downLoss')
})

it('says at once who is cut off', () => {
  const person = new PersonQuality()
  person.take(null, 'lost', true)
  expect(person.quality).toEqual(NO_CONNECTION)
})

it('takes the worst of those who are connected for the whole', () => {
  const fair: Quality = { level: 3, cause: { name: 'freezes' } }
  const of = (...all: Quality[]) => worstOf(all, (one) => one)
  expect(of(UNKNOWN, fair, NO_CONNECTION)).toBe(fair)
  expect(of(NO_CONNECTION)).toBe(NO_CONNECTION)
  expect(of()).toBeUndefined()
})

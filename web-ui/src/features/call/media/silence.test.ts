import { expect, it } from 'vitest'
import { silenceOf } from './silence'

const report = (...entries: object[]) => new Map(entries.entries()) as unknown as RTCStatsReport
const pair = (last?: number) => ({
  type: 'candidate-pair',
  timestamp: 10_000,
  lastPacketReceivedTimestamp: last,
})

it('is as long as on the way on which something came last', () => {
  expect(silenceOf(report({ type: 'transport', timestamp: 10_000 }, pair(4000), pair(), pair(9300)))).toBe(
    700,
  )
})

it('is none where a packet has come since', () => {
  expect(silenceOf(report(pair(10_004)))).toBe(0)
})

it('is not known before anything has come, or where the browser does not tell', () => {
  expect(silenceOf(report(pair(), pair(0)))).toBeNull()
  expect(silenceOf(report())).toBeNull()
})

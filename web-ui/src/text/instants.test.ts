import { expect, it } from 'vitest'
import { byTime } from './instants'

it('orders moments of full seconds and between', () => {
  const moments = [
    '2026-11-28T09:00:00.001Z',
    '2026-11-28T09:00:01Z',
    '2026-11-28T09:00:00Z',
    '2026-11-28T09:00:00.500Z',
    '2026-11-28T08:59:59.999Z',
  ]
  expect(moments.sort(byTime)).toEqual([
    '2026-11-28T08:59:59.999Z',
    '2026-11-28T09:00:00Z',
    '2026-11-28T09:00:00.001Z',
    '2026-11-28T09:00:00.500Z',
    '2026-11-28T09:00:01Z',
  ])
})

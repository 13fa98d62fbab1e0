// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { type AuditChoice, filterOf } from './useAudit'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const NOW = Date.parse('2026-05-10T12:00:00Z')
const ALL: AuditChoice = { kind: '', actor: null, person: null, period: 'any', fromDay: '', untilDay: '' }

it('asks for everything at first', () => {
  expect(filterOf(ALL, NOW)).toEqual({ kind: null, actor: null, person: null, from: null, until: null })
})

it('asks for what has happened since then', () => {
  const person = asId<UserId>('someone')
  const filter = filterOf({ ...ALL, kind: 'accountLocked', person, period: 'week' }, NOW)
  expect(filter).toEqual({
    kind: 'accountLocked',
    actor: null,
    person,
    from: NOW - 7 * 24 * 60 * 60 * 1000,
    until: null,
  })
})

it('takes whole days, the last one too', () => {
  const days = { ...ALL, period: 'days', fromDay: '2026-05-01', untilDay: '2026-05-02' } as const
  const { from, until } = filterOf(days, NOW)
  expect(from).toBe(new Date(2026, 4, 1).getTime())
  expect(until).toBe(new Date(2026, 4, 3).getTime())
})

it.each(['', '0002-01-01', 'x', '2026-05'])('leaves out a day that is none yet: %s', (fromDay) => {
  expect(filterOf({ ...ALL, period: 'days', fromDay }, NOW).from).toBeNull()
})

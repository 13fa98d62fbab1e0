import { expect, it } from 'vitest'
import { inviteAddress, localMoment, LONGEST_SECONDS, secondsOf, stateOf } from './inviteTerms'

const NOW = new Date(2026, 10, 21, 9, 0).getTime()

it('takes the lifetimes it offers, and a moment of one’s own', () => {
  expect(secondsOf('hour', '', NOW)).toBe(3600)
  expect(secondsOf('never', '', NOW)).toBeNull()
  expect(secondsOf('custom', '2026-11-21T09:30', NOW)).toBe(1800)
  expect(secondsOf('custom', localMoment(NOW + 7200_000), NOW)).toBe(7200)
})

it.each(['', '2026-11-21T09:00', '2026-11-20T09:00', localMoment(NOW + (LONGEST_SECONDS + 60) * 1000)])(
  'refuses the moment %s',
  (until) => {
    expect(secondsOf('custom', until, NOW)).toBeUndefined()
  },
)

it('tells an invite that is over', () => {
  const invite = { expiresAt: new Date(NOW).toISOString(), maxUses: 2, uses: 2 }
  expect(stateOf({ ...invite, expiresAt: null, uses: 1 }, NOW)).toBe('live')
  expect(stateOf({ ...invite, expiresAt: null }, NOW)).toBe('usedUp')
  expect(stateOf({ ...invite, maxUses: null }, NOW)).toBe('expired')
  expect(stateOf({ ...invite, maxUses: null }, NOW - 1)).toBe('live')
})

it('leads to this page', () => {
  expect(inviteAddress('abc', 'https://chat.example')).toBe('https://chat.example/invite/abc')
})

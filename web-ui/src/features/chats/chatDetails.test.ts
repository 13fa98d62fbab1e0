import { expect, it } from 'vitest'
import { applyToDetails, type ChatDetails } from './chatDetails'
import { ANN, BOB, event, membersAdded } from '@/testing/events'
import type { ChatEvent } from '@/realtime/protocol.gen'

const START: ChatDetails = {
  head: 1,
  description: '',
  rules: { posting: 'everyone', adding: 'admins', calling: 'everyone' },
  members: [{ userId: ANN, role: 'owner' }],
  pinned: [],
  allowed: new Set(['read']),
}

const LOG: ChatEvent[] = [
  membersAdded(2, ANN, [BOB, 'carol', 'dan']),
  event('role.changed', 3, ANN, { userId: BOB, role: 'admin' }),
  event('pin.changed', 4, ANN, { target: 1, pinned: true }),
  event('pin.changed', 5, ANN, { target: 2, pinned: true }),
  event('pin.changed', 6, ANN, { target: 1, pinned: true }),
  event('profile.changed', 7, ANN, { title: 'New', description: 'About' }),
  event('rules.changed', 8, ANN, { posting: 'admins', adding: 'everyone', calling: 'admins' }),
  event('member.removed', 9, BOB, { userId: 'carol' }),
  event('member.left', 10, 'dan', {}),
  event('ownership.transferred', 11, ANN, { to: BOB }),
  event('message.deleted', 12, ANN, { target: 2 }),
]

it('follows every event that concerns it', () => {
  expect(LOG.reduce(applyToDetails, START)).toEqual({
    ...START,
    head: 12,
    description: 'About',
    rules: { posting: 'admins', adding: 'everyone', calling: 'admins' },
    members: [
      { userId: ANN, role: 'admin' },
      { userId: BOB, role: 'owner' },
    ],
    pinned: [1],
  })
})

it.each(LOG.map((_, index) => index))('is not disturbed by events that it holds, back to %i', (from) => {
  const state = LOG.reduce(applyToDetails, START)
  expect(LOG.slice(from).reduce(applyToDetails, state)).toBe(state)
})

import { expect, it } from 'vitest'
import { applyToDetails, type ChatDetails } from './chatDetails'
import { ANN, BOB, event, membersAdded } from '@/testing/events'
import type { ChatEvent, UserId, InviteId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

const START: ChatDetails = {
  head: 1,
  description: '',
  handle: null,
  rules: { posting: 'everyone', adding: 'admins', calling: 'everyone', slowModeSeconds: 0, keptDays: null },
  members: [{ userId: ANN, role: 'owner' }],
  timeOuts: {},
  pinned: [],
  allowed: new Set(['read']),
}

const LOG: ChatEvent[] = [
  membersAdded(2, ANN, [BOB, asId<UserId>('carol'), asId<UserId>('dan')]),
  event('role.changed', 3, ANN, { userId: BOB, role: 'admin' }),
  event('pin.changed', 4, ANN, { target: 1, pinned: true }),
  event('pin.changed', 5, ANN, { target: 2, pinned: true }),
  event('pin.changed', 6, ANN, { target: 1, pinned: true }),
  event('profile.changed', 7, ANN, { title: 'New', description: 'About' }),
  event('rules.changed', 8, ANN, {
    posting: 'admins',
    adding: 'everyone',
    calling: 'admins',
    slowModeSeconds: 30,
    keptDays: null,
  }),
  event('member.removed', 9, BOB, { userId: asId<UserId>('carol'), banned: false }),
  event('member.left', 10, asId<UserId>('dan'), {}),
  event('ownership.transferred', 11, ANN, { to: BOB, byServer: false }),
  event('message.deleted', 12, ANN, { target: 2, author: ANN }),
  event('invite.created', 13, ANN, { inviteId: asId<InviteId>('invite') }),
  event('member.joined', 14, asId<UserId>('eve'), { invitedBy: ANN }),
  event('handle.changed', 15, BOB, { handle: 'crew' }),
]

it('follows every event that concerns it', () => {
  expect(LOG.reduce(applyToDetails, START)).toEqual({
    ...START,
    head: 15,
    description: 'About',
    handle: 'crew',
    rules: { posting: 'admins', adding: 'everyone', calling: 'admins', slowModeSeconds: 30, keptDays: null },
    members: [
      { userId: ANN, role: 'admin' },
      { userId: BOB, role: 'owner' },
      { userId: 'eve', role: 'member' },
    ],
    pinned: [1],
  })
})

it.each(LOG.map((_, index) => index))('is not disturbed by events that it holds, back to %i', (from) => {
  const state = LOG.reduce(applyToDetails, START)
  expect(LOG.slice(from).reduce(applyToDetails, state)).toBe(state)
})

it('knows until when somebody may only read', () => {
  const until = '2026-11-21T10:00:00Z'
  const timedOut = applyToDetails(
    START,
    event('sanctions.changed', START.head + 1, ANN, { userId: BOB, banned: false, timedOutUntil: until }),
  )
  expect(timedOut.timeOuts).toEqual({ [BOB]: until })
  const lifted = applyToDetails(
    timedOut,
    event('sanctions.changed', START.head + 2, ANN, { userId: BOB, banned: false, timedOutUntil: null }),
  )
  expect(lifted.timeOuts).toEqual({})
})

import { expect, it } from 'vitest'
import { lossOf, peopleIn } from './eventEffects'
import { ANN, BOB, event, membersAdded, message } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

it('knows which events take a chat away from whom', () => {
  const removed = event('member.removed', 2, ANN, { userId: BOB, banned: false })
  expect(lossOf(removed, BOB)).toBe('removed')
  expect(lossOf(removed, ANN)).toBeNull()
  expect(lossOf(event('member.left', 3, BOB, {}), BOB)).toBe('left')
  expect(lossOf(event('chat.deleted', 4, ANN, {}), BOB)).toBe('deleted')
})

it('names everyone of whom an event tells', () => {
  expect(peopleIn(membersAdded(2, ANN, [BOB, asId<UserId>('carol')]))).toEqual([ANN, BOB, 'carol'])
  expect(peopleIn(event('member.joined', 3, BOB, { inviteId: null, invitedBy: ANN } as never))).toEqual([
    BOB,
    ANN,
  ])
  const forwarded = { ...message(4, ANN), forwarded: { author: asId<UserId>('carol'), chatId: null, seq: 0 } }
  expect(peopleIn(forwarded)).toEqual([ANN, 'carol'])
})

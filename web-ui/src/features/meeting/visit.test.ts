import { describe, expect, it } from 'vitest'
import { afterCall, afterStanding, isIn, mayPass, mayReturn, refusedWith, type Visit } from './visit'
import type { CallState } from '@/features/call/callMachine'
import type { Standing } from '@/features/knownMeetings/meetingsStore'
import { answered } from '@/testing/events'
import { MEETING, MEETING_PLACE } from '@/testing/meetings'

const DOOR: Visit = { name: 'door', busy: true, error: null }
const WAITING: Visit = { name: 'waiting' }
const INSIDE: Visit = { name: 'inside' }
const call = answered({ place: MEETING_PLACE })
const ended = (reason: (CallState & { name: 'ended' })['reason']): CallState => ({
  name: 'ended',
  call,
  reason,
  durationMs: 0,
})

describe('in the lobby', () => {
  it.each<[string, Visit, Standing, Visit]>([
    ['waits', DOOR, { name: 'waiting', meetingId: MEETING }, WAITING],
    ['goes in at once', DOOR, { name: 'admitted', meetingId: MEETING }, INSIDE],
    ['is let in', WAITING, { name: 'admitted', meetingId: MEETING }, INSIDE],
    [
      'is refused',
      WAITING,
      { name: 'refused', meetingId: MEETING, reason: 'refused' },
      { name: 'out', ending: 'refused' },
    ],
    [
      'is sent away as the call ends',
      WAITING,
      { name: 'refused', meetingId: MEETING, reason: 'ended' },
      { name: 'out', ending: 'callEnded' },
    ],
    ['hears of the end', WAITING, { name: 'over', meetingId: MEETING }, { name: 'out', ending: 'over' }],
    [
      'finds itself refused after a reconnection',
      WAITING,
      { name: 'failed', meetingId: MEETING, code: 'REMOVED_FROM_MEETING' },
      { name: 'out', ending: 'refused' },
    ],
    [
      'finds the meeting locked',
      DOOR,
      { name: 'failed', meetingId: MEETING, code: 'MEETING_LOCKED' },
      { name: 'closed', code: 'MEETING_LOCKED' },
    ],
    ['asks again on a new connection', WAITING, { name: 'entering', meetingId: MEETING }, WAITING],
  ])('one %s', (_, before, standing, after) => {
    expect(afterStanding(before, standing)).toEqual(after)
  })

  it('changes nothing for who is inside', () => {
    expect(afterStanding(INSIDE, { name: 'waiting', meetingId: MEETING })).toBe(INSIDE)
  })
})

describe('in the call', () => {
  it.each([
    ['hungUp', 'left'],
    ['removed', 'removed'],
    ['endedByHost', 'callEnded'],
    ['connectionLost', 'lost'],
    ['failed', 'lost'],
  ] as const)('%s leads out as %s', (reason, ending) => {
    expect(afterCall(INSIDE, ended(reason), MEETING_PLACE, null)).toEqual({ name: 'out', ending })
  })

  it('one is in it also who came back by another way', () => {
    expect(afterCall(DOOR, { name: 'active', call }, MEETING_PLACE, null)).toEqual(INSIDE)
  })

  it('the end of another call changes nothing', () => {
    const other: CallState = { name: 'ended', call: answered(), reason: 'hungUp', durationMs: 0 }
    expect(afterCall(INSIDE, other, MEETING_PLACE, null)).toBe(INSIDE)
    expect(isIn({ name: 'active', call: answered() }, MEETING_PLACE)).toBe(false)
  })

  it('a start that is refused leads back to the door, or to why there is none', () => {
    expect(afterCall(INSIDE, { name: 'idle' }, MEETING_PLACE, 'CALL_BUSY')).toEqual({
      name: 'door',
      busy: false,
      error: 'CALL_BUSY',
    })
    expect(afterCall(INSIDE, { name: 'idle' }, MEETING_PLACE, 'REMOVED_FROM_MEETING')).toEqual({
      name: 'closed',
      code: 'REMOVED_FROM_MEETING',
    })
  })

  it('a start that is taken back is a leaving', () => {
    expect(afterCall(INSIDE, { name: 'idle' }, MEETING_PLACE, null)).toEqual({ name: 'out', ending: 'left' })
  })
})

it('keeps who has mistyped at the door', () => {
  expect(refusedWith('PASSCODE_WRONG')).toEqual({ name: 'door', busy: false, error: 'PASSCODE_WRONG' })
  expect(refusedWith('MEETING_ENDED')).toEqual({ name: 'closed', code: 'MEETING_ENDED' })
})

it('offers to try again only where that may help', () => {
  expect(mayPass('MEETING_LOCKED')).toBe(true)
  expect(mayPass('MEETING_NOT_FOUND')).toBe(false)
  expect(mayReturn('left')).toBe(true)
  expect(mayReturn('removed')).toBe(false)
})

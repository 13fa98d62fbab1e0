import { describe, expect, it } from 'vitest'
import { type CallInput, type CallState, IDLE, phaseOf, reduceCall, type Self } from './callMachine'
import { ANN, answered, BOB, call, CHAT, participant } from '@/testing/events'
import { asId } from '@/realtime/id'
import type { ConnectionId, CallId } from '@/realtime/protocol.gen'

const ann: Self = { userId: ANN, connectionId: asId<ConnectionId>('ann 1'), formerConnectionId: null }
const bob: Self = { userId: BOB, connectionId: asId<ConnectionId>('bob 1'), formerConnectionId: null }
const bobsPhone: Self = { userId: BOB, connectionId: asId<ConnectionId>('bob 2'), formerConnectionId: null }

function after(self: Self, ...inputs: CallInput[]): CallState {
  return inputs.reduce((state, input) => reduceCall(state, input, self), IDLE)
}

const rings: CallInput = { type: 'viewed', call: call() }
const isAnswered: CallInput = { type: 'viewed', call: answered() }
const isOver: CallInput = { type: 'ended', callId: asId<CallId>('call'), reason: 'hungUp', durationMs: 5000 }
const start: CallInput = { type: 'start', place: CHAT, kind: 'video' }

describe('the caller', () => {
  it('starts, rings out, connects, talks and hangs up', () => {
    expect(phaseOf(after(ann, start), 'connecting')).toBe('starting')
    expect(phaseOf(after(ann, start, rings), 'connecting')).toBe('outgoing')
    expect(phaseOf(after(ann, start, rings, isAnswered), 'connecting')).toBe('connecting')
    const talking = after(ann, start, rings, isAnswered)
    expect(phaseOf(talking, 'connected')).toBe('active')
    expect(reduceCall(talking, isOver, ann)).toMatchObject({
      name: 'ended',
      reason: 'hungUp',
      durationMs: 5000,
    })
  })

  it('is back at rest when the start is refused', () => {
    expect(after(ann, start, { type: 'startFailed' })).toEqual(IDLE)
  })

  it('takes the call back before the answer', () => {
    expect(after(ann, start, rings, { type: 'left', now: 0 })).toMatchObject({
      name: 'ended',
      reason: 'cancelled',
    })
  })

  it('learns that nobody answered', () => {
    const missed: CallInput = { type: 'ended', callId: asId<CallId>('call'), reason: 'missed', durationMs: 0 }
    expect(after(ann, start, rings, missed)).toMatchObject({ name: 'ended', reason: 'missed' })
  })

  it('stops ringing by itself where no end is heard', () => {
    expect(after(ann, start, rings, { type: 'rangOut', callId: asId<CallId>('call') })).toMatchObject({
      name: 'ended',
      reason: 'missed',
    })
    expect(after(ann, start, rings, isAnswered, { type: 'rangOut', callId: asId<CallId>('call') }).name).toBe(
      'active',
    )
  })

  it('gives way to a call that rings while the own one has not started', () => {
    const incoming = call({
      id: asId<CallId>('other'),
      startedBy: BOB,
      participants: [participant(BOB, 'bob 1')],
      ringing: [ANN],
    })
    const state = after(ann, start, { type: 'viewed', call: incoming })
    expect(state).toMatchObject({ name: 'ringing', side: 'callee' })
  })
})

describe('the callee', () => {
  it('is left alone by a call that has rung for as long as it may', () => {
    expect(after(bob, rings, { type: 'rangOut', callId: asId<CallId>('other') }).name).toBe('ringing')
    expect(after(bob, rings, { type: 'rangOut', callId: asId<CallId>('call') })).toEqual(IDLE)
    expect(after(bob, { type: 'viewed', call: call({ ringsForMs: 0 }) })).toEqual(IDLE)
  })

  it('rings, answers, and is in the call when the server says so', () => {
    expect(after(bob, rings)).toMatchObject({ name: 'ringing', side: 'callee' })
    expect(phaseOf(after(bob, rings), 'connecting')).toBeNull()
    expect(after(bob, rings, { type: 'answer' }).name).toBe('answering')
    expect(after(bob, rings, { type: 'answer' }, isAnswered).name).toBe('active')
  })

  it('stops ringing on the device that did not answer', () => {
    expect(after(bobsPhone, rings, isAnswered).name).toBe('elsewhere')
  })

  it('stops ringing when the caller gives up', () => {
    const cancelled: CallInput = {
      type: 'ended',
      callId: asId<CallId>('call'),
      reason: 'cancelled',
      durationMs: 0,
    }
    expect(after(bob, rings, cancelled)).toEqual(IDLE)
  })

  it('sees the call elsewhere when another device was faster', () => {
    const state = after(bobsPhone, rings, { type: 'answer' }, isAnswered, { type: 'answerFailed' })
    expect(state.name).toBe('elsewhere')
  })

  it('returns to a call from before a reload', () => {
    const resumed: CallInput = { type: 'resumed', calls: [answered()], unreadable: [] }
    expect(after(bobsPhone, resumed).name).toBe('elsewhere')
    const rejoined = answered({
      version: 3,
      participants: [participant(ANN, 'ann 1'), participant(BOB, 'bob 2')],
    })
    const state = after(bobsPhone, resumed, { type: 'answer' }, { type: 'viewed', call: rejoined })
    expect(state).toMatchObject({ name: 'active' })
  })

  it('ends its window when another device takes the call over', () => {
    const takenOver = answered({
      version: 3,
      participants: [participant(ANN, 'ann 1'), participant(BOB, 'bob 2')],
    })
    expect(after(bob, rings, { type: 'answer' }, isAnswered, { type: 'viewed', call: takenOver }).name).toBe(
      'elsewhere',
    )
  })
})

describe('a lost connection', () => {
  const active = after(ann, start, rings, isAnswered)
  const back: Self = {
    userId: ANN,
    connectionId: asId<ConnectionId>('ann 2'),
    formerConnectionId: asId<ConnectionId>('ann 1'),
  }

  it('keeps the window while the page takes its own place over', () => {
    const state = reduceCall(active, { type: 'resumed', calls: [answered()], unreadable: [] }, back)
    expect(state).toMatchObject({ name: 'active' })
  })

  it('ends a call that ended meanwhile', () => {
    expect(reduceCall(active, { type: 'resumed', calls: [], unreadable: [] }, back)).toMatchObject({
      name: 'ended',
      reason: 'connectionLost',
    })
  })

  it('stops a ring that ended meanwhile', () => {
    expect(reduceCall(after(bob, rings), { type: 'resumed', calls: [], unreadable: [] }, bob)).toEqual(IDLE)
  })

  it('goes on while the media flow, though the server has lost sight of the other', () => {
    const gone = answered({ version: 3, participants: [participant(ANN, 'ann 1')], awaited: [BOB] })
    const waiting = reduceCall(active, { type: 'viewed', call: gone }, ann)
    expect(phaseOf(waiting, 'connected')).toBe('active')
    expect(phaseOf(waiting, 'reconnecting')).toBe('reconnecting')
  })

  it('keeps a call that the server waits for its return to', () => {
    const awaited = answered({ version: 4, participants: [participant(BOB, 'bob 1')], awaited: [ANN] })
    const back = {
      ...ann,
      connectionId: asId<ConnectionId>('ann 2'),
      formerConnectionId: asId<ConnectionId>('ann 1'),
    }
    expect(reduceCall(active, { type: 'resumed', calls: [awaited], unreadable: [] }, back)).toMatchObject({
      name: 'active',
      call: awaited,
    })
  })

  it('offers the way back to a page that was reloaded too late to keep its place', () => {
    const awaited = answered({ version: 4, participants: [participant(BOB, 'bob 1')], awaited: [ANN] })
    const reloaded = { ...ann, connectionId: asId<ConnectionId>('ann 2') }
    expect(after(reloaded, { type: 'resumed', calls: [awaited], unreadable: [] })).toEqual({
      name: 'elsewhere',
      call: awaited,
    })
  })

  it.each([
    { wasConnected: true, reason: 'connectionLost' },
    { wasConnected: false, reason: 'failed' },
  ])('says why it gave up: $reason', ({ wasConnected, reason }) => {
    const now = Date.parse('2026-11-21T09:00:15Z')
    expect(reduceCall(active, { type: 'gaveUp', wasConnected, now }, ann)).toMatchObject({
      name: 'ended',
      reason,
      durationMs: wasConnected ? 10_000 : 0,
    })
  })
})

describe('any state', () => {
  const states: CallState[] = [
    IDLE,
    after(ann, start),
    after(ann, start, rings),
    after(bob, rings),
    after(bob, rings, { type: 'answer' }),
    after(bob, rings, { type: 'answer' }, isAnswered),
    after(bobsPhone, rings, isAnswered),
    after(ann, start, rings, isOver),
  ]

  it.each(states.map((state) => [state.name, state] as const))(
    '%s ignores the end of another call',
    (_, state) => {
      expect(
        reduceCall(
          state,
          { type: 'ended', callId: asId<CallId>('other'), reason: 'missed', durationMs: 0 },
          ann,
        ),
      ).toBe(state)
    },
  )

  it.each(states.map((state) => [state.name, state] as const))('%s ignores an older view', (_, state) => {
    const older: CallInput = { type: 'viewed', call: call({ version: 0 }) }
    if ('call' in state) {
      expect(reduceCall(state, older, bob)).toBe(state)
    }
  })
})

it('starts again from the window of a call that has just ended', () => {
  expect(after(ann, start, rings, isOver, start).name).toBe('starting')
})

describe('one whom a host removes', () => {
  const removed: CallInput = { type: 'removed', callId: asId<CallId>('call'), now: 0 }
  const gone: CallInput = {
    type: 'viewed',
    call: answered({ version: 3, participants: [participant(ANN, 'ann 1')] }),
  }

  it('is out of the call, and told so whatever is heard of it after that', () => {
    expect(after(bob, rings, isAnswered, removed)).toMatchObject({ name: 'ended', reason: 'removed' })
    expect(after(bob, rings, isAnswered, removed, gone, isOver)).toMatchObject({ reason: 'removed' })
  })

  it('is at rest on the other devices', () => {
    expect(after(bobsPhone, rings, isAnswered, removed)).toEqual(IDLE)
  })

  it('hears of no removal from another call', () => {
    const other: CallInput = { ...removed, callId: asId<CallId>('other') }
    expect(after(bob, rings, isAnswered, other).name).toBe('active')
  })

  it('is rung again by a host while the window still says it', () => {
    const again = answered({ version: 4, participants: [participant(ANN, 'ann 1')], ringing: [BOB] })
    const rungAgain: CallInput = { type: 'viewed', call: { ...again, ringsForMs: 45_000 } }
    expect(after(bob, rings, isAnswered, removed, gone, rungAgain)).toMatchObject({
      name: 'ringing',
      side: 'callee',
    })
  })
})

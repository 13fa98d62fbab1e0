import { expect, it } from 'vitest'
import { isHost, mayHost, meetingIdOf, newcomers, withView, without } from './heldMeetings'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'
import { ANN, BOB } from '@/testing/events'
import { GUEST, lobby, MEETING, MEETING_PLACE, meetingView } from '@/testing/meetings'

const CID = asId<UserId>('cid')

it('ignores a view that is not newer', () => {
  const held = withView(new Map(), MEETING, meetingView({ version: 5, title: 'New' }))
  expect(withView(held, MEETING, meetingView({ version: 5, title: 'Late' }))).toBe(held)
  expect(withView(held, MEETING, meetingView({ version: 4, title: 'Late' }))).toBe(held)
  expect(withView(held, MEETING, meetingView({ version: 6, title: 'Newer' })).get(MEETING)?.title).toBe(
    'Newer',
  )
})

it('forgets a meeting', () => {
  const held = withView(new Map(), MEETING, meetingView())
  expect(without(held, MEETING).size).toBe(0)
})

it('knows the meeting of a place', () => {
  expect(meetingIdOf(MEETING_PLACE)).toBe(MEETING)
})

it('lets nobody host the owner, guests nobody, and co-hosts each other', () => {
  const meeting = meetingView({ owner: ANN, coHosts: [BOB, CID] })
  expect(isHost(meeting, ANN)).toBe(true)
  expect(isHost(meeting, GUEST)).toBe(false)
  expect(mayHost(meeting, ANN, BOB)).toBe(true)
  expect(mayHost(meeting, BOB, CID)).toBe(true)
  expect(mayHost(meeting, BOB, ANN)).toBe(false)
  expect(mayHost(meeting, BOB, GUEST)).toBe(true)
  expect(mayHost(meeting, BOB, BOB)).toBe(false)
  expect(mayHost(meeting, GUEST, CID)).toBe(false)
})

it('tells who has come to the lobby', () => {
  const came = newcomers(lobby(1, BOB), lobby(2, BOB, GUEST))
  expect(came.map(({ person }) => person)).toEqual([GUEST])
  expect(newcomers(undefined, lobby(1, BOB))).toHaveLength(1)
})

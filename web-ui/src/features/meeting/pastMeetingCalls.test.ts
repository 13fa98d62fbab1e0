// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import PastMeetingCalls from './PastMeetingCalls.vue'
import type { MeetingCall } from '@/api/schema'
import { listMeetingCalls } from '@/features/knownMeetings/meetingsApi'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { CallId, MeetingId, Person, UserId } from '@/realtime/protocol.gen'

vi.mock('@/features/knownMeetings/meetingsApi')
vi.mock('@/features/auth/authStore', () => ({ useAuthStore: () => ({ selfId: 'me' }) }))
vi.mock('@/features/call/callStore', () => ({ useCallStore: () => ({ call: null }) }))

const ME = asId<UserId>('me')
const GUS = asId<Person>('g_gus')

const measured = (person: Person, sentLostPercent: number) => ({
  person,
  quality: {
    sentLostPercent,
    receivedLostPercent: 0,
    roundTripMs: 20,
    jitterMs: 2,
    route: 'relayTcp' as const,
  },
})

const call = (quality: MeetingCall['quality'], people: MeetingCall['people']): MeetingCall => ({
  callId: asId<CallId>('c'),
  kind: 'video',
  startedAt: '2026-11-21T10:00:00Z',
  endedAt: '2026-11-21T10:20:00Z',
  durationMs: 1_200_000,
  reason: 'hungUp',
  count: people.length,
  people,
  quality,
})

const gus = { person: GUS, name: 'Gus\u202e', role: 'guest', avatar: null } as MeetingCall['people'][number]

async function flaws(shown: MeetingCall): Promise<string[]> {
  vi.mocked(listMeetingCalls).mockResolvedValue({ calls: [shown], next: null })
  const list = mount(PastMeetingCalls, {
    props: { meetingId: asId<MeetingId>('m') },
    global: { plugins: [i18n] },
  })
  await flushPromises()
  return list.findAll('[data-testid=past-call-quality]').map((flaw) => flaw.text())
}

it('tells the worst connection of a call with the name of whose it was, isolated', async () => {
  const [own, worst, ...more] = await flaws(call([measured(ME, 6), measured(GUS, 30)], [gus]))
  expect(own).toContain('6%')
  expect(worst).toContain('\u2068Gus\u2069')
  expect(worst).toContain('30%')
  expect(more).toEqual([])
})

it('says nothing of good ones, and nothing twice of the own', async () => {
  expect(await flaws(call([measured(ME, 0), measured(GUS, 1)], [gus]))).toEqual([])
  expect(await flaws(call([measured(ME, 30), measured(GUS, 1)], [gus]))).toHaveLength(1)
})

it('names nobody whom it does not know', async () => {
  const [worst] = await flaws(call([measured(GUS, 30)], []))
  expect(worst).toContain('somebody')
})

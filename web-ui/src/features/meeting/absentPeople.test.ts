// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import AbsentPeople from './AbsentPeople.vue'
import { afterStanding } from './visit'
import { Problem } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { getMeeting, removePerson } from '@/features/knownMeetings/meetingsApi'
import { i18n } from '@/i18n/i18n'
import { ANN, user } from '@/testing/events'
import { GUEST, MEETING, meeting } from '@/testing/meetings'

vi.mock('@/features/knownMeetings/meetingsApi', () => ({ getMeeting: vi.fn(), removePerson: vi.fn() }))

const GUS = { person: GUEST, name: 'Gus', role: 'participant' } as const

function people(...absent: (typeof GUS)[]) {
  const props = { meeting: meeting({ absent }) }
  return mount(AbsentPeople, { props, global: { plugins: [i18n] }, attachTo: document.body })
}

async function remove(wrapper: ReturnType<typeof people>): Promise<void> {
  await wrapper.get('[data-testid="meeting-absent-remove"]').trigger('click')
  expect(removePerson).not.toHaveBeenCalled()
  document.querySelector<HTMLElement>('[data-testid="meeting-absent-confirm"]')?.click()
  await flushPromises()
}

beforeEach(() => {
  setActivePinia(createPinia())
  document.body.innerHTML = ''
  vi.resetAllMocks()
  useAuthStore().user = user(ANN)
})

it('shows who is admitted and not in the call, and removes them after a question', async () => {
  vi.mocked(getMeeting).mockResolvedValue(meeting())
  const wrapper = people(GUS)
  expect(wrapper.get('[data-testid="meeting-absent"]').text()).toContain('Gus')
  await remove(wrapper)
  expect(removePerson).toHaveBeenCalledWith(MEETING, GUEST)
  expect(wrapper.emitted('changed')).toEqual([[meeting()]])
  wrapper.unmount()
})

it('says why somebody could not be removed', async () => {
  vi.mocked(removePerson).mockRejectedValue(new Problem('FORBIDDEN', 403))
  const wrapper = people(GUS)
  await remove(wrapper)
  expect(wrapper.get('[role="alert"]').attributes('data-code')).toBe('FORBIDDEN')
  expect(wrapper.emitted('changed')).toBeUndefined()
  wrapper.unmount()
})

it('is not there where there is nobody', () => {
  expect(people().find('section').exists()).toBe(false)
})

it('tells somebody so who was admitted and is removed, wherever they are', () => {
  const removed = { name: 'refused', meetingId: MEETING, reason: 'removed' } as const
  const out = { name: 'out', ending: 'removed' }
  expect(afterStanding({ name: 'inside' }, removed)).toEqual(out)
  expect(afterStanding({ name: 'out', ending: 'left' }, removed)).toEqual(out)
  expect(afterStanding({ name: 'waiting' }, removed)).toEqual(out)
})

// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import ChosenArrivals from './ChosenArrivals.vue'
import { buildTimeline } from './timeline'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { withoutIsolates } from '@/i18n/isolate'
import type { ChatEvent } from '@/realtime/protocol.gen'
import { ANN, BOB, message, user } from '@/testing/events'

beforeEach(() => {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  useUsersStore().learn([user(ANN), user(BOB)])
})

function list() {
  const rows = (...events: ChatEvent[]) => buildTimeline(events, [], ANN, null)
  const wrapper = mount(ChosenArrivals, {
    props: { rows: rows(message(2, BOB)), silent: false },
    global: { plugins: [i18n] },
  })
  const show = (silent: boolean, ...events: ChatEvent[]) =>
    wrapper.setProps({ rows: rows(...events), silent })
  return { show, said: () => wrapper.findAll('p').map((each) => withoutIsolates(each.text())) }
}

it('says what others write meanwhile, once, and nothing of what was there', async () => {
  const { show, said } = list()
  expect(said()).toEqual([])
  await show(false, message(2, BOB), message(3, BOB), message(4, ANN))
  expect(said()).toEqual(['BOB: text 3'])
  await show(false, message(1, BOB), message(2, BOB), { ...message(3, BOB), text: 'edited' }, message(4, ANN))
  expect(said()).toEqual(['BOB: text 3'])
  await show(false, message(4, ANN), message(5, BOB), message(6, BOB))
  expect(said()).toEqual(['BOB: text 3', 'BOB: text 5', 'BOB: text 6'])
})

it('says nothing to whom reads older messages', async () => {
  const { show, said } = list()
  await show(true, message(2, BOB), message(3, BOB))
  await show(false, message(2, BOB), message(3, BOB))
  expect(said()).toEqual([])
})

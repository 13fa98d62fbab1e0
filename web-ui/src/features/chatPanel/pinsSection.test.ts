// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { computed, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import PinsSection from './PinsSection.vue'
import { useJumpsStore } from '@/features/messages/jumpsStore'
import { rowOf } from '@/features/messages/timeline'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import { ANN, BOB, CHAT, message, user } from '@/testing/events'

const pinned = ref([3, 8])
const held = new Map([[8, rowOf(message(8, BOB, 'at **seven**'), ANN)]])

beforeEach(() => {
  setActivePinia(createPinia())
  useUsersStore().learn([user(BOB)])
  pinned.value = [3, 8]
})

function list() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/chats/:chatId', name: 'chat', component: PinsSection }],
  })
  const conversation = {
    chatId: CHAT,
    pinned: computed(() => pinned.value),
    find: (seq: number) => held.get(seq) ?? null,
  }
  return mount(PinsSection, { props: { conversation }, global: { plugins: [router, i18n] } })
}

it('lists all pins, the last one first, and the ones that are still to come', () => {
  const items = list().findAll('[data-testid=pin-item]')
  expect(items.map((item) => item.attributes('data-seq'))).toEqual(['8', '3'])
  expect(items[0]?.text()).toContain('BOB')
  expect(items[0]?.text()).toContain('at seven')
  expect(items[1]?.text()).toBe('An earlier message')
})

it('goes to the message', async () => {
  const shown = list()
  await shown.get('[data-seq="3"]').trigger('click')
  expect(useJumpsStore().wanted).toEqual({ chatId: CHAT, seq: 3 })
})

it('says when the last pin is gone', async () => {
  const shown = list()
  pinned.value = []
  await nextTick()
  expect(shown.find('[data-testid=pins-list]').exists()).toBe(false)
  expect(shown.text()).toContain('Nothing is pinned')
})

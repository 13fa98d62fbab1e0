// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import CreateGroupDialog from './CreateGroupDialog.vue'
import { i18n } from '@/i18n/i18n'
import { BOB, user } from '@/testing/events'

vi.mock('@/features/users/usersApi', () => ({
  findUsers: () => Promise.resolve({ users: [user(BOB)], presence: [], next: null }),
}))

beforeEach(() => {
  setActivePinia(createPinia())
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
})

afterEach(() => {
  document.body.innerHTML = ''
})

it('says why it cannot be created yet, and with how many people it will be', async () => {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', component: { template: '<i />' } }],
  })
  const dialog = mount(CreateGroupDialog, {
    global: { plugins: [i18n, router] },
    attachTo: document.body,
  })
  await flushPromises()
  const state = () => dialog.get('[data-testid=create-group-state]').text()
  const submit = () => dialog.get<HTMLButtonElement>('[data-testid=create-group-submit]').element
  expect(submit().disabled).toBe(true)
  expect(state()).toBe('Give the group a name to create it.')

  await dialog.get('[data-testid=create-type-channel]').trigger('click')
  expect(state()).toBe('Give the channel a name to create it.')

  await dialog.get('[data-testid=group-title]').setValue('Crew')
  expect(submit().disabled).toBe(false)
  expect(state()).toBe('Pick people from the list. You can also start alone.')

  await dialog.get('[role=option]').trigger('click')
  expect(state()).toBe('1 picked')
})

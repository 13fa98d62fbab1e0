// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRouter, createWebHistory, type Router } from 'vue-router'
import SettingsDialog from './SettingsDialog.vue'
import { SECTIONS, useSettingsAddress } from './useSettingsAddress'
import { i18n } from '@/i18n/i18n'

const PAGE = { template: '<div />' }
const CONTENTS = [
  'AccountSection',
  'SecuritySection',
  'AppearanceSection',
  'NotificationsSection',
  'DevicesSettings',
  'CallCheck',
  'PrivacySection',
  'ProgramsSection',
]
let router: Router
let address: ReturnType<typeof useSettingsAddress>

beforeEach(async () => {
  setActivePinia(createPinia())
  history.replaceState(null, '', '/')
  router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/', component: PAGE },
      { path: '/chats/:chatId', component: PAGE },
    ],
  })
  await router.push('/chats/a')
})

afterEach(() => {
  document.body.innerHTML = ''
})

function open(narrow = false) {
  vi.stubGlobal('matchMedia', () => ({
    matches: narrow,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  const stubs = Object.fromEntries(CONTENTS.map((name) => [name, { template: `<p>${name}</p>` }]))
  const dialog = mount(
    {
      components: { SettingsDialog },
      setup: () => (address = useSettingsAddress()),
      template: '<SettingsDialog v-if="isOpen" @close="close" />',
    },
    { global: { plugins: [i18n, router], stubs }, attachTo: document.body },
  )
  const press = async (id: string) => {
    await dialog.get(`[data-testid=${id}]`).trigger('click')
    await flushPromises()
  }
  return { press, has: (id: string) => dialog.find(`[data-testid=${id}]`).exists() }
}

const went = () =>
  new Promise<void>((done) => window.addEventListener('popstate', () => setTimeout(done), { once: true }))

it('has an address for each section, above whatever is below', async () => {
  const { press, has } = open()
  await address.show(null)
  expect(has('settings-account')).toBe(true)
  for (const section of SECTIONS) {
    await press(`settings-section-${section}`)
    expect(router.currentRoute.value.fullPath).toBe(`/chats/a?settings=${section}`)
    expect(has(`settings-${section}`)).toBe(true)
    expect(document.activeElement?.id).toBe(`settings-${section}`)
  }
})

it('goes back from section to section', async () => {
  const { press, has } = open()
  await address.show(null)
  await press('settings-section-calls')
  await press('settings-section-privacy')
  router.back()
  await went()
  await flushPromises()
  expect(has('settings-calls')).toBe(true)
})

it('closes to where it was opened, so that going back does not open it again', async () => {
  const { press, has } = open()
  await router.push('/chats/b')
  await address.show(null)
  await press('settings-section-calls')
  const gone = went()
  await press('dialog-close')
  await gone
  await flushPromises()
  expect(has('settings-dialog')).toBe(false)
  expect(router.currentRoute.value.fullPath).toBe('/chats/b')
  router.back()
  await went()
  await flushPromises()
  expect(router.currentRoute.value.fullPath).toBe('/chats/a')
})

it('stays on the page where it was opened by a link', async () => {
  await router.push('/chats/c?settings=privacy')
  const { press, has } = open()
  expect(has('settings-privacy')).toBe(true)
  await press('settings-section-calls')
  await press('dialog-close')
  expect(router.currentRoute.value.fullPath).toBe('/chats/c')
})

it('shows the list first on a phone, and leads back to it', async () => {
  const { press, has } = open(true)
  await address.show(null)
  expect(has('settings-sections')).toBe(true)
  expect(has('settings-account')).toBe(false)
  await press('settings-section-account')
  expect(has('settings-sections')).toBe(false)
  await press('settings-back')
  expect(has('settings-sections')).toBe(true)
})

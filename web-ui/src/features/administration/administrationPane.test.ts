// @vitest-environment jsdom
import { config, flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterLink } from 'vue-router'
import AdministrationPane from './AdministrationPane.vue'
import { countOpenReports } from './reportsApi'
import { useAuthStore } from '@/features/auth/authStore'
import { i18n } from '@/i18n/i18n'

vi.mock('./reportsApi')

beforeEach(() => {
  setActivePinia(createPinia())
  config.global.renderStubDefaultSlot = true
})
afterEach(() => {
  config.global.renderStubDefaultSlot = false
})

async function show() {
  useAuthStore().administrator = true
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/administration/:section?', name: 'administration', component: AdministrationPane }],
  })
  await router.push('/administration')
  const page = mount(AdministrationPane, {
    shallow: true,
    global: { plugins: [router, i18n], stubs: { RouterLink } },
  })
  await flushPromises()
  return { page, router }
}

it('tells beside the entry how many reports are open, and looks again in each section', async () => {
  vi.mocked(countOpenReports).mockResolvedValueOnce(3).mockResolvedValueOnce(0)
  const { page, router } = await show()
  const entry = page.get('[data-testid="administration-reports"]')
  expect(entry.get('[data-testid="open-reports"]').text()).toContain('3 open reports')
  await router.push('/administration/words')
  await flushPromises()
  expect(entry.find('[data-testid="open-reports"]').exists()).toBe(false)
})

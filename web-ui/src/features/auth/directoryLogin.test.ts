// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import * as authApi from './authApi'
import { useAuthStore } from './authStore'
import LoginPage from './LoginPage.vue'
import ProofField from './ProofField.vue'
import { Problem } from '@/api/problem'
import type { LogInWays } from '@/api/schema'
import { i18n } from '@/i18n/i18n'

vi.mock('./authApi')

const somewhere = { template: '<i />' }

beforeEach(() => {
  localStorage.clear()
  vi.clearAllMocks()
  vi.mocked(authApi.registration).mockResolvedValue({ mode: 'open', domains: [] })
})

async function show(ways: Partial<LogInWays>) {
  vi.mocked(authApi.logInWays).mockResolvedValue({
    password: true,
    provider: null,
    directory: { name: 'Example' },
    passkeys: { host: 'localhost', origin: null },
    ...ways,
  })
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: somewhere },
      { path: '/login', name: 'login', component: somewhere },
      { path: '/register', name: 'register', component: somewhere },
      { path: '/forgot-password', name: 'forgot', component: somewhere },
    ],
  })
  await router.push('/login')
  const page = mount(LoginPage, { global: { plugins: [i18n, createPinia(), router] } })
  await flushPromises()
  return {
    page,
    async logIn() {
      await page.get('[data-testid="login-username"]').setValue('Pat')
      await page.get('[data-testid="login-password"]').setValue('secret')
      await page.get('[data-testid="login-form"]').trigger('submit')
      await flushPromises()
    },
  }
}

it('asks the directory first, and says whose password is wanted', async () => {
  const { page, logIn } = await show({})
  expect(page.get('[data-testid="login-by-directory"]').text()).toBe('Example')
  expect(page.get('[data-testid="login-instead"]').text()).toContain('\u2068Example\u2069')
  expect(page.find('[data-testid="login-to-forgot"]').exists()).toBe(false)
  vi.mocked(authApi.directoryLogin).mockRejectedValue(new Problem('PROVIDER_UNAVAILABLE', 503))
  await logIn()
  expect(authApi.directoryLogin).toHaveBeenCalledExactlyOnceWith({ username: 'Pat', password: 'secret' })
  expect(authApi.login).not.toHaveBeenCalled()
  expect(page.get('[data-testid="login-error"]').attributes('data-code')).toBe('PROVIDER_UNAVAILABLE')
})

it('never sends the password of this server there, and remembers the choice', async () => {
  const first = await show({})
  await first.page.get('[data-testid="login-by-here"]').trigger('click')
  vi.mocked(authApi.login).mockRejectedValue(new Problem('BAD_CREDENTIALS', 401))
  await first.logIn()
  expect(authApi.login).toHaveBeenCalledOnce()
  expect(authApi.directoryLogin).not.toHaveBeenCalled()
  const again = await show({ password: false })
  const here = again.page.get('[data-testid="login-by-here"]')
  expect(here.attributes('aria-checked')).toBe('true')
  expect(here.text()).toBe('Administrator')
})

it('offers no choice without a directory', async () => {
  localStorage.setItem('parley.logInBy', 'directory')
  const { page, logIn } = await show({ directory: null })
  expect(page.find('[data-testid="login-by-directory"]').exists()).toBe(false)
  vi.mocked(authApi.login).mockRejectedValue(new Problem('BAD_CREDENTIALS', 401))
  await logIn()
  expect(authApi.directoryLogin).not.toHaveBeenCalled()
})

it('asks people of the directory for their password there', () => {
  setActivePinia(createPinia())
  const auth = useAuthStore()
  auth.hasPassword = false
  auth.directoryPassword = true
  const field = mount(ProofField, { props: { modelValue: '', testid: 'proof' }, global: { plugins: [i18n] } })
  expect(field.text()).toContain('Your password at the directory')
  expect(field.find('[data-testid="proof-instead"]').exists()).toBe(false)
})

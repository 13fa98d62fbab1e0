// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import * as authApi from './authApi'
import LoginPage from './LoginPage.vue'
import { rememberDestination, takeDestination, takeProviderAnswer, useProviderAnswer } from './providerLogin'
import ProviderReturnPage from './ProviderReturnPage.vue'
import { Problem } from '@/api/problem'
import type { LogInWays } from '@/api/schema'
import { i18n } from '@/i18n/i18n'

const PASSKEYS = { host: 'localhost', origin: null }

vi.mock('./authApi')

const somewhere = { template: '<i />' }

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.mocked(authApi.registration).mockResolvedValue({ mode: 'open', domains: [] })
})

afterEach(() => {
  history.replaceState(null, '', '/')
  document.body.replaceChildren()
})

async function show(page: typeof LoginPage | typeof ProviderReturnPage, path: string) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/login', name: 'login', component: somewhere },
      { path: '/login/provider', component: somewhere },
      { path: '/register', name: 'register', component: somewhere },
      { path: '/forgot-password', name: 'forgot', component: somewhere },
    ],
  })
  await router.push(path)
  const shown = mount(page, { global: { plugins: [i18n, createPinia(), router] }, attachTo: document.body })
  await flushPromises()
  return shown
}

function offer(ways: LogInWays): void {
  vi.mocked(authApi.logInWays).mockResolvedValue(ways)
}

it('offers the provider beside the password', async () => {
  offer({ password: true, provider: { name: 'Example' }, directory: null, passkeys: PASSKEYS })
  const page = await show(LoginPage, '/login')
  expect(page.get('[data-testid="login-provider"]').text()).toBe('Continue with \u2068Example\u2069')
  expect(page.find('[data-testid="login-form"]').exists()).toBe(true)
})

it('leaves the password to those who ask for it, where it is for administrators', async () => {
  offer({ password: false, provider: { name: 'Example' }, directory: null, passkeys: PASSKEYS })
  const page = await show(LoginPage, '/login')
  expect(page.find('[data-testid="login-form"]').exists()).toBe(false)
  await page.get('[data-testid="login-by-password"]').trigger('click')
  expect(page.find('[data-testid="login-form"]').exists()).toBe(true)
})

it('asks for a password where the server does not say how one logs in', async () => {
  vi.mocked(authApi.logInWays).mockRejectedValue(new Problem('NETWORK', 0))
  const page = await show(LoginPage, '/login')
  expect(page.find('[data-testid="login-form"]').exists()).toBe(true)
  expect(page.find('[data-testid="login-provider"]').exists()).toBe(false)
})

it('says that the provider is away', async () => {
  offer({ password: true, provider: { name: 'Example' }, directory: null, passkeys: PASSKEYS })
  vi.mocked(authApi.beginProviderLogin).mockRejectedValue(new Problem('PROVIDER_UNAVAILABLE', 503))
  const page = await show(LoginPage, '/login')
  await page.get('[data-testid="login-provider"]').trigger('click')
  await flushPromises()
  expect(page.get('[data-testid="login-provider-error"]').attributes('data-code')).toBe(
    'PROVIDER_UNAVAILABLE',
  )
  expect(page.get('[data-testid="login-provider"]').attributes('aria-busy')).toBe('false')
})

it('takes the answer of the provider out of the address, once', () => {
  history.replaceState(null, '', '/login/provider?code=the-code&state=the-state&session_state=more')
  takeProviderAnswer()
  expect(location.href).not.toContain('the-code')
  expect(useProviderAnswer()).toEqual({ state: 'the-state', code: 'the-code' })
  expect(useProviderAnswer()).toBeNull()
})

it('remembers where one wanted to go for this tab, once', () => {
  rememberDestination('/meetings')
  expect(takeDestination()).toBe('/meetings')
  expect(takeDestination()).toBeNull()
  rememberDestination(['/a', '/b'])
  expect(takeDestination()).toBeNull()
})

it('finishes a log-in with the answer, and says why it fails', async () => {
  history.replaceState(null, '', '/login/provider?error=access_denied&state=the-state')
  takeProviderAnswer()
  vi.mocked(authApi.finishProviderLogin).mockRejectedValue(new Problem('PROVIDER_REFUSED', 403))
  const page = await show(ProviderReturnPage, '/login/provider')
  expect(authApi.finishProviderLogin).toHaveBeenCalledExactlyOnceWith({
    state: 'the-state',
    error: 'access_denied',
  })
  expect(page.get('[data-testid="provider-failed"]').attributes('data-code')).toBe('PROVIDER_REFUSED')
})

it('asks the server nothing where the browser comes without an answer', async () => {
  vi.mocked(authApi.finishProviderLogin).mockClear()
  const page = await show(ProviderReturnPage, '/login/provider')
  expect(authApi.finishProviderLogin).not.toHaveBeenCalled()
  expect(page.find('[data-testid="provider-failed"]').exists()).toBe(true)
})

// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import LoginsSetting from './LoginsSetting.vue'
import { Problem } from '@/api/problem'
import type { LoginView } from '@/api/schema'
import type { AuthSessionId } from '@/api/schema.gen'
import { endLogin, endOtherLogins, listLogins } from '@/features/auth/loginsApi'
import { i18n } from '@/i18n/i18n'
import { withoutIsolates } from '@/i18n/isolate'
import { asId } from '@/realtime/id'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('@/features/auth/loginsApi')

function login(id: string, terms: Partial<LoginView> = {}): LoginView {
  return {
    id: asId<AuthSessionId>(id),
    current: false,
    whereabouts: { browser: 'Firefox', system: 'Linux', address: '192.0.2.7' },
    loggedInAt: '2026-01-01T00:00:00Z',
    lastUsedAt: '2026-01-01T00:00:00Z',
    ...terms,
  }
}

const HERE = login('here', {
  current: true,
  whereabouts: { browser: 'Chrome', system: 'Android', address: '198.51.100.1' },
})

function answer(...logins: LoginView[]): void {
  vi.mocked(listLogins).mockResolvedValue({ logins, notices: [] })
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listLogins).mockReset()
  vi.mocked(endLogin).mockReset().mockResolvedValue(undefined)
  vi.mocked(endOtherLogins).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(LoginsSetting, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  const ids = () => page.findAll('[data-testid="login"]').map((each) => each.attributes('data-login-id'))
  const texts = () => page.findAll('[data-testid="login"]').map((each) => withoutIsolates(each.text()))
  const press = async (testid: string) => {
    document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)?.click()
    await flushPromises()
  }
  return { page, ids, texts, press }
}

it('lists this login first, each with where it is used from', async () => {
  answer(
    login('away'),
    HERE,
    login('home', { whereabouts: { browser: null, system: null, address: '192.168.1.4' } }),
    login('beside', { whereabouts: { browser: null, system: 'Linux', address: '198.51.100.1' } }),
  )
  const { ids, texts } = await show()
  expect(ids()).toEqual(['here', 'away', 'home', 'beside'])
  const [here, away, home, beside] = texts()
  expect(here).toMatch(/Chrome on Android.*This browser.*in use/)
  expect(away).toMatch(/Firefox on Linux.*192\.0\.2\.7\s· used .* ago/)
  expect(home).toMatch(/Unknown program.*192\.168\.1\.4, a local network/)
  expect(beside).toMatch(/Unknown program on Linux.*198\.51\.100\.1, as here/)
})

it('ends one after a question, and all others after another', async () => {
  answer(HERE, login('away'), login('home'))
  const { ids, press } = await show()
  answer(HERE, login('home'))
  await press('login-end')
  expect(endLogin).not.toHaveBeenCalled()
  await press('login-end-confirm')
  expect(endLogin).toHaveBeenCalledExactlyOnceWith('away')
  expect(ids()).toEqual(['here', 'home'])
  answer(HERE)
  await press('logins-end-others')
  await press('logins-end-others-confirm')
  expect(endOtherLogins).toHaveBeenCalledOnce()
  expect(ids()).toEqual(['here'])
})

it('offers to end others only where there are some', async () => {
  answer(HERE)
  const { page } = await show()
  expect(page.find('[data-testid="login-end"]').exists()).toBe(false)
  expect(page.find('[data-testid="logins-end-others"]').exists()).toBe(false)
})

it('keeps a login that could not be ended', async () => {
  answer(HERE, login('away'))
  vi.mocked(endLogin).mockRejectedValue(new Problem('UNAVAILABLE', 503))
  const { ids, press } = await show()
  await press('login-end')
  await press('login-end-confirm')
  expect(ids()).toEqual(['here', 'away'])
  expect(useToastsStore().items).toHaveLength(1)
})

it('lets one try again where they did not come', async () => {
  answer(HERE)
  vi.mocked(listLogins).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { ids, press } = await show()
  expect(ids()).toEqual([])
  await press('logins-retry')
  expect(ids()).toEqual(['here'])
})

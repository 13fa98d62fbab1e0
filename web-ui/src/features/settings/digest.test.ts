// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import DigestSetting from './DigestSetting.vue'
import { Problem } from '@/api/problem'
import type { OwnDigest } from '@/api/schema'
import { changeDigest, ownDigest, switchDigestOff } from '@/features/auth/digestApi'
import DigestOffPage from '@/features/auth/DigestOffPage.vue'
import { i18n } from '@/i18n/i18n'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('@/features/auth/digestApi')

const OFF: OwnDigest = { available: true, reachable: true, frequency: 'off', withText: true }

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  vi.mocked(ownDigest).mockReset().mockResolvedValue(OFF)
  vi.mocked(changeDigest)
    .mockReset()
    .mockImplementation((body) => Promise.resolve({ ...OFF, ...body }))
  vi.mocked(switchDigestOff).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show(component: Component) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'chats', component: {} }],
  })
  const page = mount(component, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  const has = (testid: string) => page.find(`[data-testid="${testid}"]`).exists()
  const press = async (testid: string) => {
    await page.get(`[data-testid="${testid}"]`).trigger('click')
    await flushPromises()
  }
  const checked = () =>
    page.findAll('[aria-checked="true"]').map((option) => option.attributes('data-testid'))
  return { has, press, checked }
}

it('is off until one chooses, and then asks whether with text', async () => {
  const { checked, press } = await show(DigestSetting)
  expect(checked()).toEqual(['digest-off'])
  await press('digest-hourly')
  expect(changeDigest).toHaveBeenLastCalledWith({ frequency: 'hourly', withText: true })
  expect(checked()).toEqual(['digest-hourly', 'digest-text-shown'])
  await press('digest-text-hidden')
  expect(changeDigest).toHaveBeenLastCalledWith({ frequency: 'hourly', withText: false })
  expect(checked()).toEqual(['digest-hourly', 'digest-text-hidden'])
})

it('says nothing of it where the server sends no mails', async () => {
  vi.mocked(ownDigest).mockResolvedValue({ ...OFF, available: false })
  expect((await show(DigestSetting)).has('digest-setting')).toBe(false)
})

it('leads to where an address is added, and lets one switch it off without one', async () => {
  vi.mocked(ownDigest).mockResolvedValueOnce({ ...OFF, reachable: false })
  const without = await show(DigestSetting)
  expect(without.has('digest-to-address')).toBe(true)
  expect(without.has('digest-off')).toBe(false)
  vi.mocked(ownDigest).mockResolvedValueOnce({ ...OFF, reachable: false, frequency: 'daily' })
  const lost = await show(DigestSetting)
  expect(lost.has('digest-to-address')).toBe(true)
  await lost.press('digest-off')
  expect(changeDigest).toHaveBeenLastCalledWith({ frequency: 'off', withText: true })
})

it('shows what the server has after a change that failed', async () => {
  const { checked, press } = await show(DigestSetting)
  vi.mocked(changeDigest).mockRejectedValueOnce(new Problem('NO_MAIL', 409))
  await press('digest-daily')
  expect(checked()).toEqual(['digest-off'])
  expect(useToastsStore().items).toHaveLength(1)
})

it('can be asked for again where it could not be loaded', async () => {
  vi.mocked(ownDigest).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { checked, has, press } = await show(DigestSetting)
  expect(has('digest-retry')).toBe(true)
  await press('digest-retry')
  expect(checked()).toEqual(['digest-off'])
})

it('keeps the last of two quick choices, however late the first is answered', async () => {
  const { checked, press } = await show(DigestSetting)
  const answers: ((own: OwnDigest) => void)[] = []
  vi.mocked(changeDigest).mockReturnValueOnce(
    new Promise((resolve) => {
      answers.push(resolve)
    }),
  )
  await press('digest-hourly')
  await press('digest-daily')
  answers[0]?.({ ...OFF, frequency: 'hourly' })
  await flushPromises()
  expect(checked()).toContain('digest-daily')
})

it('is switched off by the link of a mail, by a button alone', async () => {
  sessionStorage.setItem('parley.accountLink', JSON.stringify({ page: '/digest-off', token: 'the token' }))
  vi.mocked(switchDigestOff).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { has, press } = await show(DigestOffPage)
  expect(switchDigestOff).not.toHaveBeenCalled()
  await press('digest-off-confirm')
  expect(has('digest-off-error')).toBe(true)
  await press('digest-off-confirm')
  expect(switchDigestOff).toHaveBeenLastCalledWith('the token')
  expect(has('digest-off-done')).toBe(true)
  expect(sessionStorage.length).toBe(0)
})

it('says that a link is of no use', async () => {
  const { has } = await show(DigestOffPage)
  expect(has('digest-off-refused')).toBe(true)
  expect(has('digest-off-confirm')).toBe(false)
})

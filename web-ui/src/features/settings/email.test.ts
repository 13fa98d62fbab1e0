// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import EmailSetting from './EmailSetting.vue'
import { Problem } from '@/api/problem'
import { changeEmail, ownEmail, removeEmail } from '@/features/auth/emailApi'
import { i18n } from '@/i18n/i18n'

vi.mock('@/features/auth/emailApi')

const NONE = { available: true, email: null, unconfirmed: null }

beforeEach(() => {
  vi.mocked(ownEmail).mockReset().mockResolvedValue(NONE)
  vi.mocked(changeEmail)
    .mockReset()
    .mockResolvedValue({ ...NONE, unconfirmed: 'ann@example.org' })
  vi.mocked(removeEmail).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(EmailSetting, { global: { plugins: [i18n, createPinia()] }, attachTo: document.body })
  await flushPromises()
  const has = (testid: string) => page.find(`[data-testid="${testid}"]`).exists()
  const press = async (testid: string) => {
    await page.get(`[data-testid="${testid}"]`).trigger('click')
    await flushPromises()
  }
  const fill = async (email: string | null, password: string) => {
    if (email !== null) {
      await page.get('[data-testid="email-address"]').setValue(email)
    }
    await page.get('[data-testid="email-password"]').setValue(password)
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, has, press, fill }
}

it('has a mail sent to an address, and shows that it waits', async () => {
  const { has, press, fill } = await show()
  await press('email-change')
  await fill(' ann@example.org ', 'the password')
  expect(changeEmail).toHaveBeenCalledExactlyOnceWith({
    password: 'the password',
    email: 'ann@example.org',
    language: 'en',
  })
  expect(has('email-unconfirmed')).toBe(true)
  expect(has('email-confirmed')).toBe(false)
})

it('says beside the field what is wrong', async () => {
  const { has, press, fill } = await show()
  await press('email-change')
  await fill('no address', '')
  expect(has('email-address-error')).toBe(true)
  expect(has('email-password-error')).toBe(true)
  expect(changeEmail).not.toHaveBeenCalled()
  for (const [problem, testid] of [
    [new Problem('WRONG_PASSWORD', 403), 'email-password-error'],
    [new Problem('INVALID_REQUEST', 400, { email: '' }), 'email-address-error'],
    [new Problem('RATE_LIMITED', 429), 'email-error'],
  ] as const) {
    vi.mocked(changeEmail).mockRejectedValueOnce(problem)
    await fill('ann@example.org', 'the password')
    expect(has(testid)).toBe(true)
  }
})

it('removes an address by the password', async () => {
  vi.mocked(ownEmail).mockResolvedValue({ ...NONE, email: 'ann@example.org' })
  const { has, press, fill } = await show()
  await press('email-remove')
  await fill(null, 'the password')
  expect(removeEmail).toHaveBeenCalledExactlyOnceWith('the password')
  expect(has('email-confirmed')).toBe(false)
})

it('offers none where the server sends no mails, but lets one remove it', async () => {
  vi.mocked(ownEmail).mockResolvedValue({ ...NONE, available: false, email: 'ann@example.org' })
  const { has } = await show()
  expect(has('email-unavailable')).toBe(true)
  expect(has('email-change')).toBe(false)
  expect(has('email-remove')).toBe(true)
})

it('lets one try again where it did not come', async () => {
  vi.mocked(ownEmail).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { has, press } = await show()
  await press('email-retry')
  expect(has('email-change')).toBe(true)
})

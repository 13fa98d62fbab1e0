// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import SecondFactorSetting from './SecondFactorSetting.vue'
import { Problem } from '@/api/problem'
import {
  beginSecondFactor,
  renewRecoveryCodes,
  secondFactor,
  turnOff,
  turnOn,
} from '@/features/auth/secondFactorApi'
import { i18n } from '@/i18n/i18n'

vi.mock('@/features/auth/secondFactorApi')

const OFF = { since: null, recoveryCodes: 0, required: false }
const ON = { since: '2026-11-30T08:00:00Z', recoveryCodes: 9, required: false }
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const CODES = ['aaaa-bbbb-cccc-dddd', 'eeee-ffff-gggg-hhhh']

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn()
  vi.mocked(secondFactor).mockReset().mockResolvedValue(OFF)
  vi.mocked(beginSecondFactor)
    .mockReset()
    .mockResolvedValue({
      secret: SECRET,
      uri: `otpauth://totp/Parley:ann?secret=${SECRET}`,
      expiresInMs: 900_000,
    })
  vi.mocked(turnOn).mockReset().mockResolvedValue({ recoveryCodes: CODES })
  vi.mocked(turnOff).mockReset().mockResolvedValue(undefined)
  vi.mocked(renewRecoveryCodes).mockReset().mockResolvedValue({ recoveryCodes: CODES })
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(SecondFactorSetting, {
    global: { plugins: [i18n, createPinia()] },
    attachTo: document.body,
  })
  await flushPromises()
  const has = (testid: string) => page.find(`[data-testid="${testid}"]`).exists()
  const press = async (testid: string) => {
    await page.get(`[data-testid="${testid}"]`).trigger('click')
    await flushPromises()
  }
  const submit = async (fields: Record<string, string>) => {
    for (const [testid, text] of Object.entries(fields)) {
      await page.get(`[data-testid="${testid}"]`).setValue(text)
    }
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, has, press, submit }
}

it('goes from the password by the secret and a code to the recovery codes', async () => {
  const { page, has, press, submit } = await show()
  await press('second-factor-set-up')
  await submit({ 'second-factor-password': 'the password' })
  expect(beginSecondFactor).toHaveBeenCalledExactlyOnceWith('the password')
  expect(has('second-factor-qr')).toBe(true)
  expect(page.get('[data-testid="second-factor-secret"]').text().replaceAll(' ', '')).toBe(SECRET)
  vi.mocked(secondFactor).mockResolvedValue(ON)
  await submit({ 'second-factor-code': '123456' })
  expect(page.findAll('[data-testid="recovery-code"]').map((code) => code.text())).toEqual(CODES)
  await press('recovery-codes-done')
  expect(page.get('[data-testid="second-factor-setting"]').attributes('data-on')).toBe('true')
  expect(page.text()).not.toContain(CODES[0])
})

it('says beside the field what is wrong, and begins again when the set-up has expired', async () => {
  const { has, press, submit } = await show()
  await press('second-factor-set-up')
  vi.mocked(beginSecondFactor).mockRejectedValueOnce(new Problem('WRONG_PASSWORD', 403))
  await submit({ 'second-factor-password': 'wrong' })
  expect(has('second-factor-password-error')).toBe(true)
  await submit({ 'second-factor-password': 'right' })
  vi.mocked(turnOn).mockRejectedValueOnce(new Problem('CODE_WRONG', 403))
  await submit({ 'second-factor-code': '000000' })
  expect(has('second-factor-code-error')).toBe(true)
  vi.mocked(turnOn).mockRejectedValueOnce(new Problem('SECOND_FACTOR_WRONG_STATE', 409))
  await submit({ 'second-factor-code': '123456' })
  expect(has('second-factor-begin')).toBe(true)
  expect(has('second-factor-error')).toBe(true)
})

it('turns off, and makes new recovery codes, by the password and a code', async () => {
  vi.mocked(secondFactor).mockResolvedValue(ON)
  const { page, has, press, submit } = await show()
  await press('second-factor-renew')
  await submit({ 'proof-password': 'the password', 'proof-code': '123456' })
  expect(renewRecoveryCodes).toHaveBeenCalledExactlyOnceWith({ password: 'the password', code: '123456' })
  expect(page.findAll('[data-testid="recovery-code"]')).toHaveLength(2)
  await press('recovery-codes-done')

  await press('second-factor-off')
  vi.mocked(turnOff).mockRejectedValueOnce(new Problem('CODE_WRONG', 403))
  await submit({ 'proof-password': 'the password', 'proof-code': '000000' })
  expect(has('proof-code-error')).toBe(true)
  vi.mocked(secondFactor).mockResolvedValue(OFF)
  await submit({ 'proof-code': CODES[0] ?? '' })
  expect(has('second-factor-set-up')).toBe(true)
})

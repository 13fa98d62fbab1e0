// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import PasskeysSetting from './PasskeysSetting.vue'
import { Problem } from '@/api/problem'
import type { PasskeyId } from '@/api/schema.gen'
import { addPasskey, beginPasskey, passkeys, removePasskey, renamePasskey } from '@/features/auth/passkeysApi'
import { secondFactor } from '@/features/auth/secondFactorApi'
import { makePasskey, obstacleTo, PasskeyFailure } from '@/features/auth/webAuthn'
import { i18n } from '@/i18n/i18n'

vi.mock('@/features/auth/passkeysApi')
vi.mock('@/features/auth/secondFactorApi')
vi.mock('@/features/auth/webAuthn', async (original) => ({
  ...(await original<object>()),
  makePasskey: vi.fn(),
  obstacleTo: vi.fn(),
}))

const LAPTOP = {
  id: 'laptop' as PasskeyId,
  name: 'Laptop',
  addedAt: '2026-01-01T00:00:00Z',
  lastUsedAt: null,
}
const LIST = {
  passkeys: [LAPTOP],
  most: 20,
  allowed: true,
  required: false,
  address: { host: 'localhost', origin: null },
}

beforeEach(() => {
  vi.mocked(obstacleTo).mockReset().mockReturnValue(null)
  vi.mocked(passkeys).mockReset().mockResolvedValue(LIST)
  vi.mocked(secondFactor).mockReset().mockResolvedValue({ since: null, recoveryCodes: 0, required: false })
  vi.mocked(beginPasskey).mockReset().mockRejectedValue(new Problem('WRONG_PASSWORD', 403))
  vi.mocked(makePasskey).mockReset().mockResolvedValue({ clientData: 'AQ', attestation: 'Ag' })
  vi.mocked(addPasskey).mockReset().mockResolvedValue(LAPTOP)
  vi.mocked(renamePasskey).mockReset().mockResolvedValue(LAPTOP)
  vi.mocked(removePasskey).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(PasskeysSetting, {
    global: { plugins: [i18n, createPinia()] },
    attachTo: document.body,
  })
  await flushPromises()
  const find = (id: string) => page.find(`[data-testid="${id}"]`)
  const click = async (id: string) => {
    await page.get(`[data-testid="${id}"]`).trigger('click')
    await flushPromises()
  }
  const fill = (id: string, text: string) => page.get(`[data-testid="${id}"]`).setValue(text)
  const submit = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, find, click, fill, submit }
}

it('adds one by the password, under a name', async () => {
  const { find, click, fill, submit } = await show()
  await click('passkey-new')
  await fill('passkey-name-field', 'Phone')
  await fill('proof-password', 'wrong')
  await submit()
  expect(find('proof-password-error').exists()).toBe(true)

  vi.mocked(beginPasskey).mockResolvedValue({
    challenge: 'AQID',
    host: 'localhost',
    user: 'BAUG',
    username: 'anna',
    displayName: 'Anna',
    algorithms: [-7],
    present: [],
    expiresInMs: 300_000,
  })
  vi.mocked(makePasskey).mockRejectedValueOnce(new PasskeyFailure('cancelled'))
  await submit()
  expect(find('passkey-trouble').attributes('data-code')).toBe('cancelled')
  await submit()
  expect(addPasskey).toHaveBeenCalledExactlyOnceWith({ name: 'Phone', clientData: 'AQ', attestation: 'Ag' })
  expect(find('second-factor-proof').exists()).toBe(false)
  expect(passkeys).toHaveBeenCalledTimes(2)
})

it('renames one', async () => {
  const { click, fill, submit } = await show()
  await click('passkey-rename')
  await fill('passkey-new-name', 'Key ring')
  await submit()
  expect(renamePasskey).toHaveBeenCalledExactlyOnceWith('laptop', 'Key ring')
})

it('removes one by the password, and a code where an app is set up', async () => {
  vi.mocked(secondFactor).mockResolvedValue({
    since: '2026-01-01T00:00:00Z',
    recoveryCodes: 9,
    required: false,
  })
  const { click, fill, submit } = await show()
  await click('passkey-remove')
  await fill('proof-password', 'the password')
  await fill('proof-code', '123456')
  await submit()
  expect(removePasskey).toHaveBeenCalledExactlyOnceWith('laptop', {
    password: 'the password',
    code: '123456',
  })
})

it.each(['unsupported', 'insecure', 'otherAddress'] as const)(
  'says why there can be none: %s',
  async (why) => {
    vi.mocked(obstacleTo).mockReturnValue(why)
    const { find } = await show()
    expect(find('passkeys-obstacle').attributes('data-code')).toBe(why)
    expect(find('passkey-new').exists()).toBe(false)
  },
)

it('offers none to whom a provider lets in', async () => {
  vi.mocked(passkeys).mockResolvedValue({ ...LIST, passkeys: [], allowed: false })
  const { find } = await show()
  expect(find('passkeys-not-allowed').exists()).toBe(true)
  expect(find('passkey-new').exists()).toBe(false)
})

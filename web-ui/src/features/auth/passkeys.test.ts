// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import PasskeyButton from './PasskeyButton.vue'
import { beginPasskeyLogin, finishPasskeyLogin } from './passkeysApi'
import { makePasskey, obstacleTo } from './webAuthn'
import { toBase64Url } from '@/api/base64Url'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n/i18n'

vi.mock('./passkeysApi')

const HERE = { host: location.hostname, origin: null }
const bytes = (...values: number[]) => new Uint8Array(values).buffer
const get = vi.fn<(options: CredentialRequestOptions) => Promise<unknown>>()
const create = vi.fn<(options: CredentialCreationOptions) => Promise<unknown>>()
const inFields = vi.fn<() => Promise<boolean>>()
const disown = vi.fn<(about: object) => Promise<void>>()

const SHOWN = {
  rawId: bytes(1),
  response: {
    clientDataJSON: bytes(2),
    authenticatorData: bytes(3),
    signature: bytes(4),
    userHandle: bytes(5),
  },
}

beforeEach(() => {
  vi.stubGlobal('isSecureContext', true)
  vi.stubGlobal(
    'PublicKeyCredential',
    Object.assign(vi.fn(), {
      isConditionalMediationAvailable: inFields,
      signalUnknownCredential: disown,
    }),
  )
  vi.stubGlobal('navigator', { ...navigator, credentials: { get, create } })
  inFields.mockReset().mockResolvedValue(false)
  get.mockReset().mockResolvedValue(SHOWN)
  create.mockReset()
  disown.mockReset().mockResolvedValue(undefined)
  vi.mocked(beginPasskeyLogin)
    .mockReset()
    .mockResolvedValue({ challenge: 'AQID', host: HERE.host, expiresInMs: 300_000 })
  vi.mocked(finishPasskeyLogin).mockReset().mockRejectedValue(new Problem('PASSKEY_UNKNOWN', 403))
})

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

function show(props: { address?: { host: string; origin: string | null }; inFields?: boolean } = {}) {
  const page = mount(PasskeyButton, {
    props: { address: HERE, ...props },
    global: { plugins: [i18n, createPinia()] },
    attachTo: document.body,
  })
  const click = async () => {
    await page.get('[data-testid="login-passkey"]').trigger('click')
    await flushPromises()
  }
  const error = () => page.find('[data-testid="login-passkey-error"]').attributes('data-code')
  return { page, click, error }
}

const named = (name: string) => Object.assign(new Error(name), { name })

it('asks for any passkey of a verified person, and sends what the browser answers', async () => {
  await show().click()
  expect(get.mock.calls[0]?.[0]).toMatchObject({
    publicKey: { rpId: HERE.host, userVerification: 'required', challenge: new Uint8Array([1, 2, 3]) },
  })
  expect(finishPasskeyLogin).toHaveBeenCalledExactlyOnceWith({
    credential: toBase64Url(new Uint8Array([1])),
    clientData: toBase64Url(new Uint8Array([2])),
    authenticatorData: toBase64Url(new Uint8Array([3])),
    signature: toBase64Url(new Uint8Array([4])),
    user: toBase64Url(new Uint8Array([5])),
  })
})

it('says why the server refuses, and has the browser forget a passkey that is gone', async () => {
  const { click, error } = show()
  await click()
  expect(error()).toBe('PASSKEY_UNKNOWN')
  expect(disown).toHaveBeenCalledExactlyOnceWith({ rpId: HERE.host, credentialId: 'AQ' })
})

it.each([
  ['NotAllowedError', 'cancelled'],
  ['SecurityError', 'otherAddress'],
  ['OperationError', 'failed'],
])('says what %s of the browser means', async (name, code) => {
  get.mockRejectedValue(named(name))
  const { click, error } = show()
  await click()
  expect(error()).toBe(code)
  expect(finishPasskeyLogin).not.toHaveBeenCalled()
})

it('waits where the user name is typed, and says nothing while nobody has chosen', async () => {
  inFields.mockResolvedValue(true)
  get.mockRejectedValueOnce(named('NotAllowedError'))
  const { page } = show({ inFields: true })
  await flushPromises()
  expect(get.mock.calls[0]?.[0]).toMatchObject({ mediation: 'conditional' })
  expect(page.find('[data-testid="login-passkey-error"]').exists()).toBe(false)
})

it('gives up waiting when the button is pressed or the page is left', async () => {
  inFields.mockResolvedValue(true)
  get.mockImplementation(() => new Promise(() => undefined))
  const { page, click } = show({ inFields: true })
  await flushPromises()
  await click()
  expect(get.mock.calls[0]?.[0].signal?.aborted).toBe(true)
  expect(get.mock.calls[1]?.[0].signal?.aborted).toBe(false)
  page.unmount()
  expect(get.mock.calls[1]?.[0].signal?.aborted).toBe(true)
})

it('knows where passkeys cannot be used', () => {
  expect(obstacleTo(HERE)).toBeNull()
  expect(obstacleTo({ host: HERE.host, origin: location.origin })).toBeNull()
  expect(obstacleTo({ host: 'chat.example.org', origin: 'https://chat.example.org' })).toBe('otherAddress')
  vi.stubGlobal('PublicKeyCredential', undefined)
  expect(obstacleTo(HERE)).toBe('unsupported')
  vi.stubGlobal('isSecureContext', false)
  expect(obstacleTo(HERE)).toBe('insecure')
})

it('is not offered where there are none, but says the right address where that is known', async () => {
  expect(
    show({ address: { host: 'elsewhere', origin: null } })
      .page.find('button')
      .exists(),
  ).toBe(false)
  const { page, click, error } = show({
    address: { host: 'chat.example.org', origin: 'https://chat.example.org' },
  })
  await click()
  expect(error()).toBe('otherAddress')
  expect(page.text()).toContain('https://chat.example.org')
})

it('makes passkeys that are found without a user name, and none on a device that has one', async () => {
  const response = { clientDataJSON: bytes(1), attestationObject: bytes(2) }
  create.mockResolvedValueOnce({ response }).mockRejectedValueOnce(named('InvalidStateError'))
  const setUp = {
    challenge: 'AQID',
    host: HERE.host,
    user: 'BAUG',
    username: 'anna',
    displayName: 'Anna',
    algorithms: [-8, -7],
    present: ['Bwg'],
    expiresInMs: 300_000,
  }
  expect(await makePasskey(setUp)).toEqual({ clientData: 'AQ', attestation: 'Ag' })
  expect(create.mock.calls[0]?.[0]).toMatchObject({
    publicKey: {
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: new Uint8Array([7, 8]) }],
    },
  })
  await expect(makePasskey(setUp)).rejects.toMatchObject({ trouble: 'present' })
})

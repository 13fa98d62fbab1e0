// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createApiKey, listApiKeys, revokeApiKey } from './apiKeysApi'
import ApiKeysSetting from './ApiKeysSetting.vue'
import { Problem } from '@/api/problem'
import type { ApiKey } from '@/api/schema'
import type { ApiKeyId } from '@/api/schema.gen'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('./apiKeysApi')

const TEXT = 'parley_01jdqt6m3v8n2k5x7c9b4f0a1e_secret'

function key(name: string, terms: Partial<ApiKey> = {}): ApiKey {
  return {
    id: asId<ApiKeyId>(`id of ${name}`),
    name,
    scopes: ['readChats'],
    createdAt: '2026-01-01T00:00:00Z',
    lastUsedAt: null,
    expiresAt: null,
    ...terms,
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listApiKeys).mockReset().mockResolvedValue({ keys: [], maxLifetimeSeconds: null })
  vi.mocked(createApiKey)
    .mockReset()
    .mockResolvedValue({ key: key('New one'), text: TEXT })
  vi.mocked(revokeApiKey).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(ApiKeysSetting, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  const part = (testid: string) => page.get(`[data-testid="${testid}"]`)
  const names = () => page.findAll('[data-testid="api-key"] .name').map((name) => name.text())
  const press = async (testid: string) => {
    await part(testid).trigger('click')
    await flushPromises()
  }
  const confirm = async () => {
    document.querySelector<HTMLElement>('[data-testid="api-key-revoke-confirm"]')?.click()
    await flushPromises()
  }
  const fill = async () => {
    await press('api-key-new')
    await part('api-key-name').setValue(' CI ')
    await part('api-key-scope-sendMessages').setValue(true)
    await part('api-key-lifetime').setValue('week')
  }
  const submit = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, part, names, press, confirm, fill, submit }
}

it('lists the keys with their terms', async () => {
  vi.mocked(listApiKeys).mockResolvedValue({
    keys: [
      key('Old one', { expiresAt: '2026-01-02T00:00:00Z', lastUsedAt: '2026-01-01T12:00:00Z' }),
      key('Endless'),
    ],
    maxLifetimeSeconds: null,
  })
  const { page, names } = await show()
  expect(names()).toEqual(['Old one', 'Endless'])
  const [old, endless] = page.findAll('[data-testid="api-key"]')
  expect(old?.text()).toMatch(/read chats\s.* used .* expired/)
  expect(endless?.text()).toMatch(/never used\s· no end/)
})

it('makes a key as asked for, and shows it once', async () => {
  const { page, part, names, press, fill, submit } = await show()
  await fill()
  await submit()
  expect(createApiKey).toHaveBeenCalledExactlyOnceWith('/api/me/bots', null, {
    name: 'CI',
    scopes: ['sendMessages'],
    expiresInSeconds: 604_800,
  })
  expect(part('api-key-text').text()).toBe(TEXT)
  expect(names()).toEqual(['New one'])
  await press('api-key-done')
  expect(page.text()).not.toContain(TEXT)
})

it('copies the key', async () => {
  const writeText = vi.fn().mockResolvedValue(undefined)
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
  const { part, press, fill, submit } = await show()
  await fill()
  await submit()
  await press('api-key-copy')
  expect(writeText).toHaveBeenCalledExactlyOnceWith(TEXT)
  expect(part('api-key-copy').text()).toBe('Copied')
  vi.unstubAllGlobals()
})

it('offers no longer life than the server allows', async () => {
  vi.mocked(listApiKeys).mockResolvedValue({ keys: [], maxLifetimeSeconds: 7 * 24 * 60 * 60 })
  const { page, part, press } = await show()
  await press('api-key-new')
  expect(page.findAll('option').map((option) => option.attributes('value'))).toEqual(['hour', 'day', 'week'])
  expect((part('api-key-lifetime').element as HTMLSelectElement).value).toBe('week')
})

it('makes none without a name or a scope', async () => {
  const { part, press, submit } = await show()
  await press('api-key-new')
  await part('api-key-name').setValue('CI')
  await submit()
  await part('api-key-scope-readChats').setValue(true)
  await part('api-key-name').setValue('  ')
  await submit()
  expect(createApiKey).not.toHaveBeenCalled()
})

it('takes a name of 64 signs, however long they are, and says that one more is too many', async () => {
  const { page, part, fill, submit } = await show()
  await fill()
  await part('api-key-name').setValue('🔑'.repeat(65))
  await submit()
  expect(createApiKey).not.toHaveBeenCalled()
  expect(part('api-key-name-error').text()).toBe('At most 64 characters.')
  await part('api-key-name').setValue('🔑'.repeat(64))
  expect(page.find('[data-testid="api-key-name-error"]').exists()).toBe(false)
  await submit()
  expect(createApiKey).toHaveBeenCalledOnce()
})

it('says why none was made, and keeps what was typed', async () => {
  vi.mocked(createApiKey).mockRejectedValue(new Problem('API_KEY_LIMIT_REACHED', 409))
  const { part, names, fill, submit } = await show()
  await fill()
  await submit()
  expect(part('api-key-error').text()).toBe('You have as many API keys as possible. Revoke one first.')
  expect((part('api-key-name').element as HTMLInputElement).value).toBe(' CI ')
  expect(names()).toEqual([])
})

it('revokes a key after asking', async () => {
  const old = key('Old one')
  vi.mocked(listApiKeys).mockResolvedValue({ keys: [old, key('Other')], maxLifetimeSeconds: null })
  const { names, press, confirm } = await show()
  await press('api-key-revoke')
  expect(revokeApiKey).not.toHaveBeenCalled()
  await confirm()
  expect(revokeApiKey).toHaveBeenCalledExactlyOnceWith('/api/me/bots', null, old.id)
  expect(names()).toEqual(['Other'])
})

it('keeps a key that could not be revoked', async () => {
  vi.mocked(listApiKeys).mockResolvedValue({ keys: [key('Old one')], maxLifetimeSeconds: null })
  vi.mocked(revokeApiKey).mockRejectedValue(new Problem('UNAVAILABLE', 503))
  const { names, press, confirm } = await show()
  await press('api-key-revoke')
  await confirm()
  expect(names()).toEqual(['Old one'])
  expect(useToastsStore().items).toHaveLength(1)
})

it('lets one try again where the keys did not come', async () => {
  vi.mocked(listApiKeys).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { page, press } = await show()
  expect(page.find('[data-testid="api-key-new"]').exists()).toBe(false)
  await press('api-keys-retry')
  expect(page.find('[role="alert"]').exists()).toBe(false)
  expect(page.find('[data-testid="api-keys-none"]').exists()).toBe(true)
})

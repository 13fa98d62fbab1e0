// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import BotsSection from './BotsSection.vue'
import type { Bot } from '@/api/schema'
import { createApiKey, listApiKeys } from '@/features/settings/apiKeysApi'
import { createBot, deleteBot, listBotCommands, listBots } from '@/features/settings/botsApi'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

vi.mock('@/features/settings/apiKeysApi')
vi.mock('@/features/settings/botsApi')

const AT = '/api/admin/bots'

const BUILDS: Bot = {
  id: asId<UserId>('builds'),
  username: 'builds',
  displayName: 'Builds',
  description: '',
  avatar: null,
  createdAt: '2026-01-01T00:00:00Z',
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listBots).mockReset().mockResolvedValue({ bots: [], maxBots: 50 })
  vi.mocked(createBot).mockReset().mockResolvedValue(BUILDS)
  vi.mocked(deleteBot).mockReset().mockResolvedValue(undefined)
  vi.mocked(createApiKey).mockReset()
  vi.mocked(listBotCommands).mockReset().mockResolvedValue({ commands: [], maxCommands: 50 })
  vi.mocked(listApiKeys).mockReset().mockResolvedValue({ keys: [], maxLifetimeSeconds: null })
})

afterEach(() => {
  document.body.replaceChildren()
})

it('makes bots of the server, with keys, and deletes them, by the routes of administrators alone', async () => {
  const page = mount(BotsSection, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  const press = async (testid: string) => {
    const outside = document.querySelector<HTMLElement>(`[data-testid="${testid}"]`)
    outside?.click()
    await flushPromises()
  }
  expect(listBots).toHaveBeenCalledExactlyOnceWith(AT)
  expect(page.get('[data-testid=bots-none]').text()).toContain('server')

  await press('bot-new')
  await page.get('[data-testid=bot-name]').setValue('Builds')
  await page.get('[data-testid=bot-username]').setValue('builds')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(vi.mocked(createBot).mock.calls[0]?.[0]).toBe(AT)
  expect(listApiKeys).toHaveBeenCalledExactlyOnceWith(AT, 'builds')
  expect(listBotCommands).toHaveBeenCalledExactlyOnceWith(AT, 'builds')

  await press('api-key-new')
  await page.get('[data-testid=api-key-name]').setValue('program')
  await page.get('[data-testid=api-key-scope-replayWebhooks]').setValue(true)
  await page.get('.keys form').trigger('submit')
  await flushPromises()
  expect(vi.mocked(createApiKey).mock.calls[0]?.slice(0, 2)).toEqual([AT, 'builds'])

  await press('bot-delete')
  await press('bot-delete-confirm')
  expect(deleteBot).toHaveBeenCalledExactlyOnceWith(AT, 'builds')
  expect(page.findAll('[data-testid=bot]')).toHaveLength(0)
})

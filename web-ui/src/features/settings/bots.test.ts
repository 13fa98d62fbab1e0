// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { listApiKeys } from './apiKeysApi'
import { changeBot, createBot, deleteBot, listBotCommands, listBots, removeBotCommand } from './botsApi'
import BotsSetting from './BotsSetting.vue'
import { Problem } from '@/api/problem'
import type { Bot } from '@/api/schema'
import BotMark from '@/features/users/BotMark.vue'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

vi.mock('./apiKeysApi')
vi.mock('./botsApi')

function bot(name: string): Bot {
  return {
    id: asId<UserId>(`id-of-${name}`),
    username: name.toLowerCase(),
    displayName: name,
    description: '',
    avatar: null,
    createdAt: '2026-01-01T00:00:00Z',
  }
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listBots)
    .mockReset()
    .mockResolvedValue({ bots: [bot('Builds')], maxBots: 2 })
  vi.mocked(createBot).mockReset().mockResolvedValue(bot('Weather'))
  vi.mocked(changeBot)
    .mockReset()
    .mockResolvedValue({ ...bot('Builds'), displayName: 'Renamed' })
  vi.mocked(deleteBot).mockReset().mockResolvedValue(undefined)
  vi.mocked(listBotCommands).mockReset().mockResolvedValue({ commands: [], maxCommands: 50 })
  vi.mocked(removeBotCommand).mockReset().mockResolvedValue(undefined)
  vi.mocked(listApiKeys).mockReset().mockResolvedValue({ keys: [], maxLifetimeSeconds: null })
})

afterEach(() => {
  document.body.replaceChildren()
})

async function show() {
  const page = mount(BotsSetting, { global: { plugins: [i18n] }, attachTo: document.body })
  await flushPromises()
  const part = (testid: string) => page.get(`[data-testid="${testid}"]`)
  const names = () => page.findAll('[data-testid="bot"] .name').map((name) => name.text())
  const press = async (testid: string) => {
    await part(testid).trigger('click')
    await flushPromises()
  }
  const submit = async () => {
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, part, names, press, submit }
}

it('makes a bot and opens it, and offers no more than may be', async () => {
  const { page, part, names, press, submit } = await show()
  await press('bot-new')
  await part('bot-name').setValue(' Weather ')
  await part('bot-username').setValue(' Weather.Bot ')
  await part('bot-description').setValue(' Tells of rain ')
  await submit()
  expect(createBot).toHaveBeenCalledExactlyOnceWith('/api/me/bots', {
    username: 'weather.bot',
    displayName: 'Weather',
    description: 'Tells of rain',
  })
  expect(names()).toEqual(['Weather', 'Builds'])
  expect(part('bot-open').attributes('aria-expanded')).toBe('true')
  expect(page.find('[data-testid="bot-new"]').exists()).toBe(false)
})

it('does not send a user name that cannot be one', async () => {
  const { page, part, press, submit } = await show()
  await press('bot-new')
  await part('bot-name').setValue('Weather')
  for (const name of ['ab', 'погода', 'a b c', '-abc']) {
    await part('bot-username').setValue(name)
    await submit()
  }
  expect(createBot).not.toHaveBeenCalled()
  expect(page.find('[data-testid="bot-username-error"]').exists()).toBe(true)
})

it('says why a bot was not made, and keeps what was typed', async () => {
  vi.mocked(createBot).mockRejectedValue(new Problem('USERNAME_TAKEN', 409))
  const { part, press, submit } = await show()
  await press('bot-new')
  await part('bot-name').setValue('Weather')
  await part('bot-username').setValue('weather')
  await submit()
  expect(part('bot-error').text()).toBe(i18n.global.t('errors.USERNAME_TAKEN'))
  expect((part('bot-username').element as HTMLInputElement).value).toBe('weather')
})

it('changes a bot, and shows the keys of that one with the scopes of bots', async () => {
  const { page, part, names, press, submit } = await show()
  await press('bot-open')
  expect(listApiKeys).toHaveBeenCalledExactlyOnceWith('/api/me/bots', 'id-of-Builds')
  await part('bot-edit-name').setValue('Renamed')
  await submit()
  expect(changeBot).toHaveBeenCalledExactlyOnceWith('/api/me/bots', 'id-of-Builds', {
    displayName: 'Renamed',
    description: '',
  })
  await press('api-key-new')
  expect(page.find('[data-testid="api-key-scope-receiveMentions"]').exists()).toBe(true)
  expect(names()).toEqual(['Renamed'])
})

it('deletes a bot after asking', async () => {
  const { names, press } = await show()
  await press('bot-open')
  await press('bot-delete')
  expect(deleteBot).not.toHaveBeenCalled()
  document.querySelector<HTMLElement>('[data-testid="bot-delete-confirm"]')?.click()
  await flushPromises()
  expect(deleteBot).toHaveBeenCalledExactlyOnceWith('/api/me/bots', 'id-of-Builds')
  expect(names()).toEqual([])
})

it('shows what a bot offers, and removes one of it', async () => {
  const command = (name: string) => ({ name, hint: '<city>', description: 'Tells <b>' })
  vi.mocked(listBotCommands).mockResolvedValue({
    commands: [command('weather'), command('storm')],
    maxCommands: 50,
  })
  const { page, press } = await show()
  await press('bot-open')
  const names = () => page.findAll('[data-testid="bot-command"]').map((each) => each.attributes('data-name'))
  expect(names()).toEqual(['weather', 'storm'])
  expect(page.get('[data-testid="bot-command"]').text()).toContain('Tells <b>')
  await press('bot-command-remove')
  expect(removeBotCommand).toHaveBeenCalledExactlyOnceWith('/api/me/bots', 'id-of-Builds', 'weather')
  expect(names()).toEqual(['storm'])
})

it('marks a bot, and nobody else', () => {
  const mark = (bot: boolean | undefined) =>
    mount(BotMark, { props: { bot }, global: { plugins: [i18n] } }).text()
  expect(mark(true)).toBe('bot')
  expect(mark(false)).toBe('')
  expect(mark(undefined)).toBe('')
})

// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import MessageComposer from './MessageComposer.vue'
import { useSlashSend } from './useSlashSend'
import { useAuthStore } from '@/features/auth/authStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { listCommands } from '@/features/slash/slashApi'
import { i18n } from '@/i18n/i18n'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { ANN, BOB, CHAT, user } from '@/testing/events'

vi.mock('@/features/slash/slashApi')

const offered = (name: string) => ({ name, hint: '<city>', description: `Tells of ${name} <b>` })

beforeEach(() => {
  setActivePinia(createPinia())
  localStorage.clear()
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }))
  // jsdom has none.
  Element.prototype.scrollIntoView = vi.fn()
  vi.mocked(listCommands)
    .mockReset()
    .mockResolvedValue({
      bots: [
        {
          bot: { ...user(ANN), username: 'rainbot', bot: true },
          commands: [offered('weather'), offered('poll')],
        },
        { bot: { ...user(BOB), username: 'snowbot', bot: true }, commands: [offered('poll')] },
      ],
    })
})

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function compose(text: string) {
  const page = mount(MessageComposer, {
    props: { chatId: CHAT, disabled: false },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
  const field = page.get<HTMLTextAreaElement>('[data-testid="composer-input"]')
  const write = async (next: string) => {
    await field.setValue(next)
    await flushPromises()
  }
  const key = async (name: string) => {
    await field.trigger('keydown', { key: name })
    await flushPromises()
  }
  const options = () =>
    page
      .findAll('[data-testid="slash-option"]')
      .map((each) => `${each.attributes('data-name')}@${each.attributes('data-username')}`)
  await write(text)
  return { page, field, write, key, options }
}

it('asks for nothing before a slash, and lists what is offered after it', async () => {
  const { options, write, page, field } = await compose('Hello')
  expect(listCommands).not.toHaveBeenCalled()
  await write('/')
  expect(options()).toEqual(['poll@rainbot', 'poll@snowbot', 'weather@rainbot'])
  expect(page.get('[data-testid="slash-list"]').text()).toContain('Tells of weather <b>')
  expect(field.attributes('role')).toBe('combobox')
  expect(field.attributes('aria-activedescendant')).toMatch(/-0$/)
  await write('/wea')
  expect(options()).toEqual(['weather@rainbot'])
  await write('/etc/hosts')
  expect(options()).toEqual([])
  expect(listCommands).toHaveBeenCalledOnce()
})

it('completes by keys, and names the bot where two have the command', async () => {
  const { key, field, page, write } = await compose('/')
  await key('ArrowDown')
  await key('Enter')
  expect(field.element.value).toBe('/poll@snowbot ')
  expect(page.emitted('send')).toBeUndefined()
  await write('/we')
  await key('Tab')
  expect(field.element.value).toBe('/weather ')
  await key('Enter')
  expect(page.emitted('send')).toEqual([['/weather ']])
})

it('completes by mouse or finger, and closes by Escape', async () => {
  const { page, field, options, key, write } = await compose('/we Oslo')
  field.element.setSelectionRange(3, 3)
  await field.trigger('click')
  await page.get('[data-testid="slash-option"]').trigger('mousedown')
  expect(field.element.value).toBe('/weather Oslo')
  await write('/we')
  await key('Escape')
  expect(options()).toEqual([])
  await write('/wea')
  expect(options()).toEqual([])
  await write('')
  await write('/w')
  expect(options()).toEqual(['weather@rainbot'])
})

it('lists again what fits, when one comes back to the field and goes on', async () => {
  const { field, options, write } = await compose('/we')
  await field.trigger('blur')
  expect(options()).toEqual([])
  await write('/wea')
  expect(options()).toEqual(['weather@rainbot'])
})

it('sends a command that is written whole and wants nothing more by one Enter', async () => {
  vi.mocked(listCommands).mockResolvedValue({
    bots: [{ bot: user(ANN), commands: [{ ...offered('ping'), hint: '' }, offered('pin')] }],
  })
  const { page, key, field, write } = await compose('/ping')
  await key('Enter')
  expect(page.emitted('send')).toEqual([['/ping']])
  await write('/pin')
  await key('Enter')
  expect(field.element.value).toBe('/pin ')
})

it('lets the writer choose where the text leaves open which bot is meant', async () => {
  const { options, key, field } = await compose('/poll Lunch?')
  expect(options()).toEqual(['poll@rainbot', 'poll@snowbot'])
  await key('Enter')
  expect(field.element.value).toBe('/poll@rainbot Lunch?')
})

it('completes nothing in an edit', async () => {
  useDraftsStore().update(CHAT, (draft) => ({ ...draft, edit: { seq: 1, text: '' } }))
  const { options } = await compose('/')
  expect(options()).toEqual([])
})

function sender() {
  useAuthStore()
  const sent: string[] = []
  let send: (text: string) => Promise<void> = () => Promise.resolve()
  mount(
    {
      setup() {
        send = useSlashSend(CHAT, (text) => sent.push(text))
        return () => null
      },
    },
    { global: { plugins: [i18n] } },
  )
  const change = vi.spyOn(useRealtimeStore(), 'change').mockResolvedValue(undefined)
  return { sent, send: (text: string) => send(text), change }
}

it('runs what is a command, and sends what is none', async () => {
  const { sent, send, change } = sender()
  await send('/weather Oslo')
  expect(change).toHaveBeenCalledExactlyOnceWith({
    type: 'run.start',
    chatId: CHAT,
    botId: ANN,
    name: 'weather',
    arguments: 'Oslo',
  })
  for (const text of ['/etc/hosts', '/nothing', 'Hello', ' /weather']) {
    await send(text)
  }
  expect(sent).toEqual(['/etc/hosts', '/nothing', 'Hello', ' /weather'])
})

it('gives back what it cannot decide or what was refused, and shows it to nobody', async () => {
  const { sent, send, change } = sender()
  const drafts = useDraftsStore()
  await send('/poll Lunch?')
  expect(drafts.of(CHAT).text).toBe('/poll Lunch?')
  drafts.update(CHAT, (draft) => ({ ...draft, text: '' }))
  change.mockRejectedValue(new Error('refused'))
  await send('/weather Oslo')
  expect(drafts.of(CHAT).text).toBe('/weather Oslo')
  drafts.update(CHAT, (draft) => ({ ...draft, text: 'Begun meanwhile' }))
  await send('/weather Rome')
  expect(drafts.of(CHAT).text).toBe('Begun meanwhile\n/weather Rome')
  expect(sent).toEqual([])
})

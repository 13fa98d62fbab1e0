// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import LinksSection from './LinksSection.vue'
import { listLinks } from './sharedLinksApi'
import { Problem } from '@/api/problem'
import type { LinkedMessageView, SharedLinksPage } from '@/api/schema'
import { useJumpsStore } from '@/features/messages/jumpsStore'
import { useLogsStore } from '@/features/messages/logsStore'
import { i18n } from '@/i18n/i18n'
import { ANN, BOB, CHAT, message, user } from '@/testing/events'

vi.mock('./sharedLinksApi')
const list = vi.mocked(listLinks)

const linked = (seq: number, address: string, words: string | null = null): LinkedMessageView => ({
  seq,
  sender: BOB,
  webhook: null,
  at: '2026-11-20T09:00:00Z',
  links: [{ address, words }],
})

const page = (messages: LinkedMessageView[], next: string | null = null): SharedLinksPage => ({
  messages,
  people: [user(BOB)],
  next,
  indexing: false,
})

beforeEach(() => {
  setActivePinia(createPinia())
  list.mockReset()
})

async function shown() {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/chats/:chatId', name: 'chat', component: LinksSection }],
  })
  const section = mount(LinksSection, { props: { chatId: CHAT }, global: { plugins: [router, i18n] } })
  await flushPromises()
  return section
}

it('shows each link with its host, who wrote it, and opens it as messages do', async () => {
  list.mockResolvedValue(
    page([
      linked(4, 'https://ex.example/a?b', 'the **plan**'),
      linked(3, 'http://Ex.Example:81/'),
      linked(2, 'https://ex.example/ب?c'),
    ]),
  )
  const section = await shown()
  const [named, bare, further] = section.findAll('[data-testid=shared-link]')
  expect(named?.get('.title').text()).toBe('the plan')
  expect(named?.get('.below').text()).toBe('ex.example')
  expect(named?.attributes()).toMatchObject({
    href: 'https://ex.example/a?b',
    target: '_blank',
    rel: 'noopener noreferrer nofollow',
  })
  expect(bare?.get('.title').text()).toBe('ex.example:81')
  expect(bare?.find('.below').exists()).toBe(false)
  expect(further?.get('.title').text()).toBe('ex.example')
  expect(further?.get('.below').text()).toBe('/ب?c')
  expect(section.get('[data-testid=shared-link-from]').text()).toContain('BOB')
})

it('follows nothing but the web, whatever a server answers', async () => {
  list.mockResolvedValue(page([linked(4, 'javascript:alert(1)'), linked(2, 'https://ann@ex.example/a')]))
  const section = await shown()
  expect(section.find('[data-testid=shared-link]').exists()).toBe(false)
  expect(section.get('[data-testid=shared-none]').text()).toContain('No links yet')
})

it('goes to the message', async () => {
  list.mockResolvedValue(page([linked(4, 'https://ex.example/a')]))
  const section = await shown()
  await section.get('[data-testid=shared-link-from]').trigger('click')
  expect(useJumpsStore().wanted).toEqual({ chatId: CHAT, seq: 4 })
  await flushPromises()
  expect(section.emitted('shown')).toHaveLength(1)
})

it('asks for the next page where there is one', async () => {
  list.mockResolvedValueOnce(page([linked(4, 'https://ex.example/a')], 'further'))
  const section = await shown()
  list.mockResolvedValueOnce(page([linked(2, 'https://ex.example/b')]))
  await section.get('[data-testid=shared-more]').trigger('click')
  await flushPromises()
  expect(list.mock.calls.map(([, cursor]) => cursor)).toEqual([null, 'further'])
  expect(section.findAll('[data-testid=shared-link]')).toHaveLength(2)
  expect(section.find('[data-testid=shared-more]').exists()).toBe(false)
})

it('asks on by itself past pages without any, a few times', async () => {
  list.mockResolvedValue(page([], 'further'))
  const section = await shown()
  expect(list).toHaveBeenCalledTimes(4)
  expect(section.find('[data-testid=shared-more]').exists()).toBe(true)
  expect(section.find('[data-testid=shared-none]').exists()).toBe(false)
})

it('waits, says what has failed, and tries again', async () => {
  list.mockRejectedValueOnce(new Problem('RATE_LIMITED', 429))
  const section = await shown()
  expect(section.get('[role=alert]').text()).not.toBe('')
  list.mockResolvedValueOnce(page([linked(4, 'https://ex.example/a')]))
  await section.get('[role=alert] button').trigger('click')
  await flushPromises()
  expect(section.find('[role=alert]').exists()).toBe(false)
  expect(section.findAll('[data-testid=shared-link]')).toHaveLength(1)
})

it('says that older ones may be missing', async () => {
  list.mockResolvedValue({ ...page([]), indexing: true })
  expect((await shown()).get('[role=status]').text()).toContain('Older messages')
})

it('has what is written, edited and deleted meanwhile', async () => {
  useLogsStore().reducePage(CHAT, {
    events: [
      { ...message(4, BOB), deleted: true, text: '' },
      message(5, ANN, 'now https://ex.example/edited'),
      message(6, ANN, '`https://ex.example/code` and https://ex.example/new'),
    ],
    head: 6,
  })
  list.mockResolvedValue(
    page([
      linked(5, 'https://ex.example/b'),
      linked(4, 'https://ex.example/a'),
      linked(2, 'https://ex.example/c'),
    ]),
  )
  const section = await shown()
  await vi.waitFor(() => {
    expect(section.findAll('[data-testid=shared-link]').map((link) => link.attributes('href'))).toEqual([
      'https://ex.example/new',
      'https://ex.example/edited',
      'https://ex.example/c',
    ])
  })
})

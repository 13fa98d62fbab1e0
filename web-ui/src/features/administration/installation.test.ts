// @vitest-environment jsdom
import { DOMWrapper, flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  allowWebhook,
  listAllIncomingWebhooks,
  listAllWebhooks,
  listConsumers,
  listOngoingCalls,
  listReachedLimits,
  retryConsumer,
  suspendIncomingWebhook,
} from './administrationApi'
import AllIncomingWebhooks from './AllIncomingWebhooks.vue'
import AllWebhooks from './AllWebhooks.vue'
import ConsumerList from './ConsumerList.vue'
import OngoingCalls from './OngoingCalls.vue'
import ReachedLimits from './ReachedLimits.vue'
import { Problem } from '@/api/problem'
import type { AdministeredIncomingWebhook, AdministeredWebhook, Consumer, OngoingCall } from '@/api/schema'
import { i18n } from '@/i18n/i18n'
import type { CallId } from '@/realtime/protocol.gen'

vi.mock('./administrationApi', () => ({
  allowIncomingWebhook: vi.fn(),
  allowWebhook: vi.fn(),
  listAllIncomingWebhooks: vi.fn(),
  listAllWebhooks: vi.fn(),
  listConsumers: vi.fn(),
  listOngoingCalls: vi.fn(),
  listReachedLimits: vi.fn(),
  retryConsumer: vi.fn(),
  suspendIncomingWebhook: vi.fn(),
  suspendWebhook: vi.fn(),
}))

const well: Consumer = {
  name: 'search',
  chats: 0,
  events: 0,
  oldestMs: 0,
  parked: 0,
  parkedSince: null,
  failure: null,
}
const parked: Consumer = {
  ...well,
  name: 'webhooks',
  parked: 2,
  parkedSince: '2026-01-01T00:00:00Z',
  failure: 'MongoException',
}
const late: Consumer = { ...well, name: 'audit', chats: 1, events: 7, oldestMs: 61_000 }

const call: OngoingCall = {
  id: 'c' as CallId,
  where: 'group',
  title: '<b>Choir</b>',
  kind: 'video',
  mediaPath: 'router',
  router: '10.0.0.7:8080',
  startedAt: '2026-01-01T00:00:00Z',
  answeredAt: null,
  people: 1,
  ringing: 1,
  encrypted: true,
  recorded: false,
}

const mounted = (
  component:
    | typeof AllIncomingWebhooks
    | typeof AllWebhooks
    | typeof ConsumerList
    | typeof OngoingCalls
    | typeof ReachedLimits,
) => mount(component, { global: { plugins: [i18n, createPinia()] } })

afterEach(() => vi.clearAllMocks())

describe('what follows the chats', () => {
  it('shows what is late and what was given up, and has that tried again', async () => {
    vi.mocked(listConsumers).mockResolvedValueOnce({ consumers: [well, parked, late] })
    vi.mocked(listConsumers).mockResolvedValueOnce({ consumers: [well, { ...parked, ...well }, late] })
    vi.mocked(retryConsumer).mockResolvedValueOnce()
    const list = mounted(ConsumerList)
    await flushPromises()
    const standings = list.findAll('[data-testid=consumer]').map((row) => row.attributes('data-standing'))
    expect(standings).toEqual(['well', 'parked', 'late'])
    expect(list.text()).toContain('MongoException')

    await list.find('button').trigger('click')
    await flushPromises()
    expect(retryConsumer).toHaveBeenCalledExactlyOnceWith('webhooks')
    expect(list.find('[data-standing=parked]').exists()).toBe(false)
  })

  it('says why it could not be tried again', async () => {
    vi.mocked(listConsumers).mockResolvedValue({ consumers: [parked] })
    vi.mocked(retryConsumer).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    const list = mounted(ConsumerList)
    await flushPromises()
    await list.find('button').trigger('click')
    await flushPromises()
    expect(list.find('[role=alert]').attributes('data-code')).toBe('UNAVAILABLE')
  })
})

describe('calls that go on', () => {
  it('are listed with what is told of them', async () => {
    vi.mocked(listOngoingCalls).mockResolvedValueOnce({ calls: [call] })
    const list = mounted(OngoingCalls)
    await flushPromises()
    const row = list.find('[data-testid=ongoing-call]')
    expect(row.find('bdi').text()).toBe('<b>Choir</b>')
    expect(row.text()).toContain('End-to-end encrypted')
    expect(row.text()).toContain('Rings')
  })

  it('say where there are none, and where they are not known', async () => {
    vi.mocked(listOngoingCalls).mockResolvedValueOnce({ calls: [] })
    const none = mounted(OngoingCalls)
    await flushPromises()
    expect(none.find('[data-testid=nothing-listed]').exists()).toBe(true)

    vi.mocked(listOngoingCalls).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    const failed = mounted(OngoingCalls)
    await flushPromises()
    expect(failed.find('[role=alert]').attributes('data-code')).toBe('UNAVAILABLE')
  })
})

describe('limits that were reached', () => {
  it('are listed with what they let through', async () => {
    vi.mocked(listReachedLimits).mockResolvedValueOnce({
      limits: [
        { limit: 'wrong-passwords', rates: [{ permits: 10, perMs: 600_000 }], thisHour: 3, lastDay: 1_234 },
      ],
    })
    const list = mounted(ReachedLimits)
    await flushPromises()
    const row = list.find('[data-limit=wrong-passwords]')
    expect(row.text()).toContain('1,234')
    expect(row.text()).toContain('10')

    vi.mocked(listReachedLimits).mockResolvedValueOnce({ limits: [] })
    const none = mounted(ReachedLimits)
    await flushPromises()
    expect(none.text()).toContain(i18n.global.t('administration.limits.none'))
  })
})

describe('the webhooks of all chats', () => {
  it('are listed by pages, with their hosts and how they fare', async () => {
    const webhook = {
      id: 'w',
      chatId: 'c',
      title: 'Choir',
      responsible: null,
      host: 'hooks.example.org',
      state: 'on',
      stateSince: '2026-01-01T00:00:00Z',
      createdAt: '2026-01-01T00:00:00Z',
      failingSince: '2026-01-02T00:00:00Z',
      lastFailure: { at: '2026-01-02T00:00:00Z', outcome: 'answeredOtherwise', status: 503 },
      suspension: null,
    } as unknown as AdministeredWebhook
    vi.mocked(listAllWebhooks).mockResolvedValueOnce({ webhooks: [webhook], next: webhook.id })
    const gone = { ...webhook, id: 'v' as typeof webhook.id, title: '', failingSince: null }
    vi.mocked(listAllWebhooks).mockResolvedValueOnce({ webhooks: [gone], next: null })
    const list = mounted(AllWebhooks)
    await flushPromises()
    expect(list.find('[data-testid=any-webhook]').attributes('data-state')).toBe('failing')
    expect(list.find('[data-testid=last-failure]').text()).toContain('503')
    await list.find('.more').trigger('click')
    await flushPromises()
    expect(vi.mocked(listAllWebhooks).mock.calls).toEqual([[null], ['w']])
    expect(list.findAll('[data-testid=any-webhook]')[1]?.text()).toContain(
      i18n.global.t('administration.webhooks.gone'),
    )
  })

  it('are allowed again where an administrator has switched them off', async () => {
    const webhook = {
      id: 'w',
      title: 'Choir',
      responsible: null,
      host: 'hooks.example.org',
      state: 'suspended',
      stateSince: '2026-01-01T00:00:00Z',
      failingSince: null,
      lastFailure: null,
      suspension: { reason: 'It tells <b>too much</b>', since: '2026-01-01T00:00:00Z' },
    } as unknown as AdministeredWebhook
    vi.mocked(listAllWebhooks).mockResolvedValue({ webhooks: [webhook], next: null })
    vi.mocked(allowWebhook).mockResolvedValueOnce()
    const list = mounted(AllWebhooks)
    await flushPromises()
    expect(list.text()).toContain('It tells <b>too much</b>')
    await list.find('[data-testid=webhook-allow]').trigger('click')
    await flushPromises()
    expect(allowWebhook).toHaveBeenCalledWith('w')
    expect(listAllWebhooks).toHaveBeenCalledTimes(2)
  })

  it('are switched off with a reason, incoming ones too', async () => {
    const webhook = {
      id: 'i',
      title: '',
      maker: null,
      name: 'Builds',
      picture: null,
      lastUsedAt: null,
      suspension: null,
    } as unknown as AdministeredIncomingWebhook
    vi.mocked(listAllIncomingWebhooks).mockResolvedValue({ webhooks: [webhook], next: null })
    vi.mocked(suspendIncomingWebhook).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    vi.mocked(suspendIncomingWebhook).mockResolvedValueOnce()
    const list = mounted(AllIncomingWebhooks)
    await flushPromises()
    await list.find('[data-testid=webhook-suspend]').trigger('click')
    const dialog = new DOMWrapper(document.body)
    await dialog.find('[data-testid=webhook-suspend-reason]').setValue(' Spam ')
    await dialog.find('[data-testid=webhook-suspend-dialog] form').trigger('submit')
    await flushPromises()
    expect(dialog.find('[data-testid=webhook-suspend-dialog]').exists()).toBe(true)
    await dialog.find('[data-testid=webhook-suspend-dialog] form').trigger('submit')
    await flushPromises()
    expect(vi.mocked(suspendIncomingWebhook).mock.calls).toEqual([
      ['i', 'Spam'],
      ['i', 'Spam'],
    ])
    expect(dialog.find('[data-testid=webhook-suspend-dialog]').exists()).toBe(false)
    expect(listAllIncomingWebhooks).toHaveBeenCalledTimes(2)
    list.unmount()
  })
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeSeen } from './moderationApi'
import NoticesDialog from './NoticesDialog.vue'
import { useNoticesStore } from './noticesStore'
import ReportDialog from './ReportDialog.vue'
import SanctionDialog from './SanctionDialog.vue'
import { Problem } from '@/api/problem'
import type { Notice } from '@/api/schema'
import type { NoticeId } from '@/api/schema.gen'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import { CHAT } from '@/testing/events'

vi.mock('./moderationApi')

const global = { plugins: [i18n], stubs: { teleport: true } }

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(noticeSeen).mockReset().mockResolvedValue()
})

describe('reporting', () => {
  it('sends why, and what was said to it', async () => {
    const send = vi.fn().mockResolvedValue(undefined)
    const dialog = mount(ReportDialog, { props: { title: 'Report', send }, global })
    await dialog.get('[data-testid=report-harassment]').setValue(true)
    await dialog.get('[data-testid=report-text]').setValue('  every day ')
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(send).toHaveBeenCalledWith({ kind: 'harassment', text: 'every day' })
    expect(dialog.emitted('close')).toHaveLength(1)
  })

  it('stays open with the reason where it is refused', async () => {
    const send = vi.fn().mockRejectedValue(new Problem('RATE_LIMITED', 429))
    const dialog = mount(ReportDialog, { props: { title: 'Report', send }, global })
    await dialog.get('form').trigger('submit')
    await flushPromises()
    expect(dialog.get('[role=alert]').attributes('data-code')).toBe('RATE_LIMITED')
    expect(dialog.emitted('close')).toBeUndefined()
  })
})

describe('a time-out or a ban', () => {
  const props = { title: 'Time out', text: 'text', action: 'Time out', testid: 'confirm' }

  it('takes a time where it ends by itself', async () => {
    const dialog = mount(SanctionDialog, { props: { ...props, timed: true }, global })
    await dialog.get('[data-testid=sanction-minutes]').setValue(1440)
    await dialog.get('[data-testid=sanction-reason]').setValue('spam')
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('confirm')).toEqual([['spam', 1440]])
  })

  it('takes none where somebody has to lift it', async () => {
    const dialog = mount(SanctionDialog, { props, global })
    expect(dialog.find('[data-testid=sanction-minutes]').exists()).toBe(false)
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('confirm')).toEqual([['', null]])
  })
})

describe('what was done to oneself', () => {
  const notice = (id: string, kind: Notice['kind']): Notice => ({
    id: asId<NoticeId>(id),
    kind,
    chatId: CHAT,
    title: 'Choir',
    reason: 'be kind',
    until: kind === 'timedOut' ? '2026-11-21T10:00:00Z' : null,
    excerpt: '',
    byServer: true,
    at: '2026-11-21T09:00:00Z',
  })

  it('stands there with the reason until one has seen it', async () => {
    const notices = useNoticesStore()
    notices.waiting = [notice('a', 'timedOut'), notice('b', 'banned')]
    const dialog = mount(NoticesDialog, { global })
    expect(dialog.findAll('[data-testid=notice]')).toHaveLength(2)
    expect(dialog.get('[data-testid=notice-reason]').text()).toBe('be kind')
    await dialog.get('[data-testid=notice-seen]').trigger('click')
    await flushPromises()
    expect(noticeSeen).toHaveBeenCalledWith('a')
    expect(notices.waiting.map(({ id }) => id)).toEqual(['b'])
    expect(dialog.emitted('close')).toBeUndefined()
    await dialog.get('[data-testid=notice-seen]').trigger('click')
    await flushPromises()
    expect(dialog.emitted('close')).toHaveLength(1)
  })

  it('says which webhook was switched off, by nobody and for no reason of theirs', () => {
    useNoticesStore().waiting = [
      { ...notice('a', 'webhookFailed'), reason: '', excerpt: 'https://ci.example.org' },
    ]
    const text = mount(NoticesDialog, { global }).get('[data-testid=notice]').text()
    expect(text).toContain('Choir')
    expect(text).toContain('switched off')
    expect(text).toContain('https://ci.example.org')
    expect(text).not.toContain('No reason')
    expect(text).not.toContain('administrators')
  })

  it('stays where the server does not hear of it', async () => {
    const notices = useNoticesStore()
    notices.waiting = [notice('a', 'messageRemoved')]
    vi.mocked(noticeSeen).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    const dialog = mount(NoticesDialog, { global })
    await dialog.get('[data-testid=notice-seen]').trigger('click')
    await flushPromises()
    expect(notices.waiting).toHaveLength(1)
  })
})

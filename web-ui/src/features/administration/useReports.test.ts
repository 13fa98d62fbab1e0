// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { openReports } from './openReports'
import { actOnReport, countOpenReports, listReports, openReportedFile, resolveReport } from './reportsApi'
import ReportsSection from './ReportsSection.vue'
import { Problem } from '@/api/problem'
import type { Report } from '@/api/schema'
import type { ReportId } from '@/api/schema.gen'
import { i18n } from '@/i18n/i18n'
import { asId } from '@/realtime/id'
import type { AttachmentId } from '@/realtime/protocol.gen'
import { ANN, BOB, CHAT, user } from '@/testing/events'

vi.mock('./reportsApi')

const global = { plugins: [i18n], stubs: { teleport: true } }

const report: Report = {
  id: asId<ReportId>('r'),
  at: '2026-11-21T09:00:00Z',
  reporter: ANN,
  kind: 'spam',
  text: 'look',
  person: BOB,
  place: { chatId: CHAT, type: 'group', title: 'Choir', seq: 7 },
  messages: [
    {
      seq: 7,
      author: BOB,
      webhook: null,
      at: '2026-11-21T08:00:00Z',
      editedAt: null,
      text: 'buy this',
      files: [{ id: asId<AttachmentId>('f'), name: 'offer.pdf' }],
      reported: true,
    },
  ],
  taken: [],
  resolution: null,
}
const users = [user(ANN), user(BOB)]

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(listReports)
    .mockReset()
    .mockResolvedValue({ reports: [report], users, next: null })
  vi.mocked(actOnReport).mockReset()
  vi.mocked(resolveReport).mockReset()
})

async function show() {
  const page = mount(ReportsSection, { global })
  await flushPromises()
  const get = (testid: string) => page.get(`[data-testid="${testid}"]`)
  const step = async (testid: string) => {
    await get(testid).trigger('click')
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, get, step, has: (testid: string) => page.find(`[data-testid="${testid}"]`).exists() }
}

it('shows what was reported and offers what can be done about it', async () => {
  const { get, has } = await show()
  expect(get('report-messages').text()).toContain('buy this')
  expect(get('report-messages').text()).toContain('offer.pdf')
  expect(get('report-words').text()).toBe('look')
  expect(['removeMessage', 'timeOut', 'ban', 'lock'].every((action) => has(`report-${action}`))).toBe(true)
  expect(has('report-lift')).toBe(false)
})

it('offers neither time-out nor ban in a personal chat', async () => {
  const place = { chatId: CHAT, type: 'personal' as const, title: '', seq: 7 }
  vi.mocked(listReports).mockResolvedValue({ reports: [{ ...report, place }], users, next: null })
  const { has } = await show()
  expect(has('report-removeMessage')).toBe(true)
  expect(has('report-timeOut') || has('report-ban')).toBe(false)
})

it('does it, and then offers to take it back', async () => {
  const taken = [{ action: 'ban' as const, by: ANN, at: '2026-11-21T10:00:00Z' }]
  vi.mocked(actOnReport).mockResolvedValue({ report: { ...report, taken }, users })
  const { step, has } = await show()
  await step('report-ban')
  expect(actOnReport).toHaveBeenCalledWith('r', { action: 'ban', minutes: null, reason: '' })
  expect(has('report-lift')).toBe(true)
})

it('takes a resolved report out of the open ones', async () => {
  const resolution = { by: ANN, at: '2026-11-21T10:00:00Z', outcome: 'dismissed' as const, note: '' }
  vi.mocked(resolveReport).mockResolvedValue({ report: { ...report, resolution }, users })
  const { step, has } = await show()
  await step('report-dismissed')
  expect(resolveReport).toHaveBeenCalledWith('r', 'dismissed', '')
  expect(has('reports-none')).toBe(true)
})

it('asks anew where another administrator was first', async () => {
  vi.mocked(resolveReport).mockRejectedValue(new Problem('REPORT_RESOLVED', 409))
  const { step } = await show()
  vi.mocked(listReports).mockResolvedValue({ reports: [], users: [], next: null })
  await step('report-acted')
  expect(listReports).toHaveBeenCalledTimes(2)
})

it('opens a file only when it is asked for, and shows a picture', async () => {
  vi.mocked(openReportedFile)
    .mockReset()
    .mockResolvedValue(new Blob(['x'], { type: 'image/png' }))
  URL.createObjectURL = vi.fn(() => 'blob:picture')
  URL.revokeObjectURL = vi.fn()
  const { page, get, has } = await show()
  expect(openReportedFile).not.toHaveBeenCalled()
  expect(has('report-picture')).toBe(false)
  await get('report-file').trigger('click')
  await flushPromises()
  expect(openReportedFile).toHaveBeenCalledWith('r', 'f')
  expect(get('report-picture').attributes('src')).toBe('blob:picture')
  page.unmount()
  expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:picture')
})

it('offers no file that cannot be opened', async () => {
  const messages = report.messages.map((each) => ({ ...each, files: [{ id: null, name: 'offer.pdf' }] }))
  vi.mocked(listReports).mockResolvedValue({ reports: [{ ...report, messages }], users, next: null })
  const { get, has } = await show()
  expect(get('report-messages').text()).toContain('offer.pdf')
  expect(has('report-file')).toBe(false)
})

it('counts the open ones anew when something was done about one', async () => {
  const resolution = { by: ANN, at: '2026-11-21T10:00:00Z', outcome: 'dismissed' as const, note: '' }
  vi.mocked(resolveReport).mockResolvedValue({ report: { ...report, resolution }, users })
  vi.mocked(countOpenReports).mockReset().mockResolvedValue(4)
  const { step } = await show()
  await step('report-dismissed')
  expect(openReports.value).toBe(4)
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import DataExportSetting from './DataExportSetting.vue'
import { askExport, dataExport, exportAddress, removeExport } from './exportApi'
import { Problem } from '@/api/problem'
import type { DataExport } from '@/api/schema'
import { secondFactor } from '@/features/auth/secondFactorApi'
import { i18n } from '@/i18n/i18n'

vi.mock('./exportApi')
vi.mock('@/features/auth/secondFactorApi')

const NONE: DataExport = { state: null, askedAt: null, done: 0, total: 0, parts: [], expiresAt: null }
const WAITING: DataExport = { ...NONE, state: 'waiting', askedAt: '2026-11-30T08:00:00Z' }
const RUNNING: DataExport = { ...WAITING, state: 'running', done: 30, total: 120 }
const DONE: DataExport = {
  ...RUNNING,
  state: 'done',
  parts: [
    { number: 1, bytes: 500_000_000 },
    { number: 2, bytes: 1_000 },
  ],
  expiresAt: '2026-12-07T08:00:00Z',
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(dataExport).mockReset().mockResolvedValue(NONE)
  vi.mocked(askExport).mockReset().mockResolvedValue(WAITING)
  vi.mocked(removeExport).mockReset().mockResolvedValue(undefined)
  vi.mocked(exportAddress).mockReset().mockResolvedValue({ address: '/api/exports/ticket' })
  vi.mocked(secondFactor).mockReset().mockResolvedValue({ since: null, recoveryCodes: 0, required: false })
})

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

async function show() {
  const page = mount(DataExportSetting, {
    global: { plugins: [i18n, createPinia()] },
    attachTo: document.body,
  })
  await flushPromises()
  const has = (testid: string) => page.find(`[data-testid="${testid}"]`).exists()
  const press = async (testid: string) => {
    await page.get(`[data-testid="${testid}"]`).trigger('click')
    await flushPromises()
  }
  const state = () => page.get('[data-testid="data-export"]').attributes('data-state')
  return { page, has, press, state }
}

it('asks for the password, follows the export, and ends looking when it is done', async () => {
  const { page, has, press, state } = await show()
  expect(state()).toBe('none')
  await press('data-export-start')
  expect(has('proof-code')).toBe(false)
  await page.get('[data-testid="proof-password"]').setValue('the password')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(askExport).toHaveBeenCalledExactlyOnceWith('the password', undefined)
  expect(state()).toBe('waiting')
  vi.mocked(dataExport).mockResolvedValue(RUNNING)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(state()).toBe('running')
  expect(page.get('progress').element.value).toBe(0.25)
  vi.mocked(dataExport).mockResolvedValue(DONE)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(state()).toBe('done')
  const looks = vi.mocked(dataExport).mock.calls.length
  await vi.advanceTimersByTimeAsync(20_000)
  expect(dataExport).toHaveBeenCalledTimes(looks)
})

it('asks those who have a second factor for a code too', async () => {
  vi.mocked(secondFactor).mockResolvedValue({
    since: '2026-11-30T08:00:00Z',
    recoveryCodes: 9,
    required: false,
  })
  const { page, press } = await show()
  await press('data-export-start')
  await page.get('[data-testid="proof-password"]').setValue('the password')
  await page.get('[data-testid="proof-code"]').setValue('123456')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(askExport).toHaveBeenCalledExactlyOnceWith('the password', '123456')
})

it('lets the browser save each part from an address of its own', async () => {
  vi.mocked(dataExport).mockResolvedValue(DONE)
  const clicked: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.getAttribute('href') ?? '')
  })
  const { press } = await show()
  await press('data-export-download-2')
  expect(exportAddress).toHaveBeenCalledExactlyOnceWith(2)
  expect(clicked).toEqual(['/api/exports/ticket'])
})

it('removes it, and can begin anew after a failure or the end of its time', async () => {
  vi.mocked(dataExport).mockResolvedValue(DONE)
  const { has, press, state } = await show()
  vi.mocked(dataExport).mockResolvedValue({ ...DONE, state: 'expired', parts: [] })
  await press('data-export-remove')
  expect(removeExport).toHaveBeenCalledOnce()
  expect(state()).toBe('expired')
  expect(has('data-export-start')).toBe(true)
  vi.mocked(dataExport).mockResolvedValue({ ...DONE, state: 'failed', parts: [] })
  const failed = await show()
  expect(failed.state()).toBe('failed')
  expect(failed.has('data-export-start')).toBe(true)
})

it('says what is wrong, and looks again', async () => {
  vi.mocked(dataExport).mockRejectedValue(new Problem('NETWORK', 0))
  const { has, press, state } = await show()
  expect(has('data-export-retry')).toBe(true)
  vi.mocked(dataExport).mockResolvedValue(NONE)
  await press('data-export-retry')
  expect(has('data-export-retry')).toBe(false)
  expect(state()).toBe('none')
})

// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { getRetention, holdChat, keepMessagesFor } from './administrationApi'
import { chatInAddress } from './chatInAddress'
import RetentionSetting from './RetentionSetting.vue'
import { Problem } from '@/api/problem'
import type { Retention } from '@/api/schema'
import KeptDaysRule from '@/features/members/KeptDaysRule.vue'
import { useLimitsStore } from '@/features/attachments/limitsStore'
import { i18n } from '@/i18n/i18n'
import { CHAT } from '@/testing/events'

vi.mock('./administrationApi')

const global = { plugins: [i18n], stubs: { teleport: true } }
const kept = (days: number | null, ...holds: Retention['holds']): Retention => ({ days, holds })

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(getRetention).mockReset().mockResolvedValue(kept(90))
  vi.mocked(keepMessagesFor)
    .mockReset()
    .mockImplementation((days) => Promise.resolve(kept(days)))
  vi.mocked(holdChat).mockReset()
})

describe('how long messages are kept', () => {
  async function show() {
    const page = mount(RetentionSetting, { global })
    await flushPromises()
    const get = (testid: string) => page.get(`[data-testid="${testid}"]`)
    const days = () => get('retention').attributes('data-days')
    return { page, get, days, has: (testid: string) => page.find(`[data-testid="${testid}"]`).exists() }
  }

  it('asks before anything goes, and not where more is kept', async () => {
    const { get, days, has } = await show()
    expect(days()).toBe('90')
    await get('retention-30').trigger('click')
    expect(keepMessagesFor).not.toHaveBeenCalled()
    await get('retention-confirm').trigger('click')
    await flushPromises()
    expect(keepMessagesFor).toHaveBeenLastCalledWith(30)
    expect(days()).toBe('30')
    expect(useLimitsStore().keptDays).toBe(30)
    await get('retention-ever').trigger('click')
    await flushPromises()
    expect(has('retention-confirm')).toBe(false)
    expect(days()).toBe('ever')
  })

  it('stays as it was where it is refused', async () => {
    const { get, days } = await show()
    vi.mocked(keepMessagesFor).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    await get('retention-365').trigger('click')
    await flushPromises()
    expect(days()).toBe('90')
  })

  it('places a hold by the address of a chat, and lifts it', async () => {
    const { get, has } = await show()
    await get('hold-address').setValue('nothing of the kind')
    await get('hold-place').trigger('submit')
    expect(holdChat).not.toHaveBeenCalled()
    expect(has('hold-address-error')).toBe(true)

    vi.mocked(holdChat).mockRejectedValueOnce(new Problem('UNAVAILABLE', 503))
    await get('hold-address').setValue(CHAT)
    await get('hold-place').trigger('submit')
    await flushPromises()
    expect(getRetention).toHaveBeenCalledTimes(2)

    const hold = { chatId: CHAT, title: 'Choir', people: [], by: null, since: '2026-11-21T09:00:00Z' }
    vi.mocked(holdChat).mockResolvedValueOnce(kept(90, hold))
    await get('hold-address').setValue(`https://chat.example/chats/${CHAT}`)
    await get('hold-place').trigger('submit')
    await flushPromises()
    expect(holdChat).toHaveBeenLastCalledWith(CHAT, true)
    expect(get('hold').text()).toContain('Choir')
    vi.mocked(holdChat).mockResolvedValueOnce(kept(90))
    await get('hold-lift').trigger('click')
    await flushPromises()
    expect(holdChat).toHaveBeenLastCalledWith(CHAT, false)
    expect(has('hold')).toBe(false)
  })
})

it.each([
  ['https://chat.example/chats/01m7y4h3xb53xn5xcnam4hzc7j', '01m7y4h3xb53xn5xcnam4hzc7j'],
  ['https://chat.example/chats/01m7y4h3xb53xn5xcnam4hzc7j/42?x#y', '01m7y4h3xb53xn5xcnam4hzc7j'],
  [' p_ann_bob ', 'p_ann_bob'],
  ['https://chat.example/', null],
  ['', null],
])('finds the chat in %s', (address, id) => {
  expect(chatInAddress(address)).toBe(id)
})

describe('how long a chat keeps its messages', () => {
  function show(days: number | null, most: number | null) {
    useLimitsStore().keptDays = most
    const save = vi.fn(() => Promise.resolve(true))
    const page = mount(KeptDaysRule, { props: { days, save }, global })
    const select = () => page.get<HTMLSelectElement>('[data-testid="rule-kept-days"]')
    const values = () => page.findAll('option').map((option) => option.attributes('value'))
    return { page, save, select, values }
  }

  it('offers what is fewer than everywhere, and what there is', () => {
    expect(show(null, null).values()).toEqual(['', '7', '30', '90', '365', '1095'])
    expect(show(null, 90).values()).toEqual(['', '7', '30'])
    expect(show(45, 90).values()).toEqual(['', '7', '30', '45'])
    expect(show(365, 90).select().element.value).toBe('')
    expect(show(null, 90).page.get('option').text()).toBe('90 days, as everywhere')
  })

  it('asks before anything goes, and goes back without', async () => {
    const { page, save, select } = show(null, 90)
    await select().setValue('30')
    expect(save).not.toHaveBeenCalled()
    await page.findAll('button').at(1)?.trigger('click')
    expect(select().element.value).toBe('')
    await select().setValue('30')
    await page.get('[data-testid="rule-kept-days-confirm"]').trigger('click')
    await flushPromises()
    expect(save).toHaveBeenCalledExactlyOnceWith(30)
  })

  it('keeps more at once', async () => {
    const { save, select } = show(7, null)
    await select().setValue('')
    await flushPromises()
    expect(save).toHaveBeenCalledExactlyOnceWith(null)
  })
})

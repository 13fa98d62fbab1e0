// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import AddingSetting from './AddingSetting.vue'
import { chooseAdding, getAddingChoice } from '@/features/members/requestsApi'
import { choose, getChoice } from '@/features/presence/presenceApi'
import PresenceSetting from './PresenceSetting.vue'
import { i18n } from '@/i18n/i18n'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('@/features/members/requestsApi')
vi.mock('@/features/presence/presenceApi')

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(chooseAdding).mockReset().mockResolvedValue({ addedBy: 'nobody' })
  vi.mocked(choose).mockReset().mockResolvedValue({ hidden: true })
})

describe.each([
  {
    what: 'who may add one to groups',
    setting: AddingSetting,
    told: () => vi.mocked(getAddingChoice).mockReset(),
    value: { addedBy: 'nobody' } as never,
    saved: () => vi.mocked(chooseAdding),
    shown: 'added-by-nobody',
    other: 'added-by-everybody',
    otherValue: { addedBy: 'everybody' },
  },
  {
    what: 'who sees whether one is there',
    setting: PresenceSetting,
    told: () => vi.mocked(getChoice).mockReset(),
    value: { hidden: true } as never,
    saved: () => vi.mocked(choose),
    shown: 'presence-hidden',
    other: 'presence-visible',
    otherValue: { hidden: false },
  },
])('the setting $what', ({ setting, told, value, saved, shown, other, otherValue }) => {
  const show = async () => {
    const page = mount(setting, { global: { plugins: [i18n] } })
    await flushPromises()
    const checked = () =>
      page.findAll('[aria-checked="true"]').map((option) => option.attributes('data-testid'))
    return { page, checked, option: (testid: string) => page.get(`[data-testid="${testid}"]`) }
  }

  it('shows what the server has, and saves another choice', async () => {
    told().mockResolvedValue(value)
    const { checked, option } = await show()
    expect(checked()).toEqual([shown])
    await option(other).trigger('click')
    expect(saved()).toHaveBeenCalledExactlyOnceWith(otherValue)
    expect(checked()).toEqual([other])
  })

  it('shows and takes nothing before the server has answered', async () => {
    told().mockReturnValue(new Promise<never>(() => undefined))
    const { page, checked, option } = await show()
    expect(checked()).toEqual([])
    await option(other).trigger('click')
    expect(saved()).not.toHaveBeenCalled()
    expect(page.find('[role="alert"]').exists()).toBe(false)
  })

  it('says that the choice is not known, and learns it when tried again', async () => {
    told().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(value)
    const { page, checked, option } = await show()
    expect(checked()).toEqual([])
    await option(other).trigger('click')
    expect(saved()).not.toHaveBeenCalled()
    expect(page.get('[role="alert"]').text()).toContain(i18n.global.t('errors.NETWORK'))
    await option('setting-retry').trigger('click')
    await flushPromises()
    expect(checked()).toEqual([shown])
    expect(page.find('[role="alert"]').exists()).toBe(false)
  })

  it('shows the former choice again where the new one is refused', async () => {
    told().mockResolvedValue(value)
    saved().mockRejectedValue(new Error('no network'))
    const { checked, option } = await show()
    await option(other).trigger('click')
    await flushPromises()
    expect(checked()).toEqual([shown])
    expect(useToastsStore().items).toHaveLength(1)
  })
})

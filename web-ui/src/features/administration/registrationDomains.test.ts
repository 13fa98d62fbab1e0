// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import * as api from './administrationApi'
import RegistrationSection from './RegistrationSection.vue'
import { Problem } from '@/api/problem'
import type { RegistrationSettings } from '@/api/schema'
import { i18n } from '@/i18n/i18n'

vi.mock('./administrationApi')

beforeEach(() => {
  vi.resetAllMocks()
})

async function show(settings: Partial<RegistrationSettings>) {
  vi.mocked(api.getRegistration).mockResolvedValue({ mode: 'open', domains: [], mailSent: true, ...settings })
  const page = mount(RegistrationSection, {
    global: { plugins: [i18n, createPinia()], stubs: { RegistrationInvites: true } },
  })
  await flushPromises()
  return page
}

it('is not offered where no mails are sent', async () => {
  const page = await show({ mailSent: false })
  expect(page.find('[data-testid="registration-open"]').exists()).toBe(true)
  expect(page.find('[data-testid="registration-byEmail"]').exists()).toBe(false)
})

it('waits for domains before anything is changed, and says which are wrong', async () => {
  const page = await show({})
  await page.get('[data-testid="registration-byEmail"]').trigger('click')
  expect(api.changeRegistration).not.toHaveBeenCalled()
  expect(page.get('[data-testid="registration"]').attributes('data-mode')).toBe('open')
  const form = page.get('[data-testid="registration-domains"]')
  await form.trigger('submit')
  expect(api.changeRegistration).not.toHaveBeenCalled()

  vi.mocked(api.changeRegistration).mockRejectedValueOnce(new Problem('INVALID_REQUEST', 400))
  await page.get('[data-testid="registration-domains-text"]').setValue('nonsense')
  await form.trigger('submit')
  await flushPromises()
  expect(page.find('[data-testid="registration-domains-text-error"]').exists()).toBe(true)

  const domains = ['example.org', '*.example.com']
  vi.mocked(api.changeRegistration).mockResolvedValueOnce({ mode: 'byEmail', domains, mailSent: true })
  await page.get('[data-testid="registration-domains-text"]').setValue('example.org, *.example.com')
  await form.trigger('submit')
  await flushPromises()
  expect(api.changeRegistration).toHaveBeenLastCalledWith('byEmail', domains)
  expect(page.get('[data-testid="registration"]').attributes('data-mode')).toBe('byEmail')
})

it('goes back to the former choice where another one is chosen meanwhile', async () => {
  const page = await show({})
  await page.get('[data-testid="registration-byEmail"]').trigger('click')
  await page.get('[data-testid="registration-open"]').trigger('click')
  expect(page.find('[data-testid="registration-domains"]').exists()).toBe(false)
  expect(api.changeRegistration).not.toHaveBeenCalled()
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import * as emailApi from './emailApi'
import RegisterByEmail from './RegisterByEmail.vue'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n/i18n'

vi.mock('./emailApi')

beforeEach(() => {
  vi.resetAllMocks()
})

function show(expired = false) {
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component: { template: '<i />' } },
      { path: '/login', name: 'login', component: { template: '<i />' } },
    ],
  })
  return mount(RegisterByEmail, {
    props: { domains: ['example.org', '*.example.com'], expired },
    global: { plugins: [i18n, router] },
  })
}

async function submit(page: ReturnType<typeof show>, email: string): Promise<void> {
  await page.get('[data-testid="register-email"]').setValue(email)
  await page.get('[data-testid="register-email-form"]').trigger('submit')
  await flushPromises()
}

it('says which domains, and has a link sent', async () => {
  const page = show()
  expect(page.text()).toContain('example.org, *.example.com')
  await submit(page, '')
  expect(emailApi.askRegistrationLink).not.toHaveBeenCalled()
  await submit(page, ' pat@example.org ')
  expect(emailApi.askRegistrationLink).toHaveBeenCalledExactlyOnceWith({
    email: 'pat@example.org',
    language: 'en',
  })
  expect(page.find('[data-testid="register-email-sent"]').exists()).toBe(true)
})

it('says at the field that the domain is another, and below it what else is wrong', async () => {
  const page = show(true)
  expect(page.find('[data-testid="register-email-expired"]').exists()).toBe(true)
  vi.mocked(emailApi.askRegistrationLink).mockRejectedValueOnce(new Problem('EMAIL_DOMAIN_REFUSED', 403))
  await submit(page, 'pat@evil.example')
  expect(page.get('[data-testid="register-email-error"]').text()).toContain('this domain')
  vi.mocked(emailApi.askRegistrationLink).mockRejectedValueOnce(new Problem('NO_MAIL', 409))
  await submit(page, 'pat@example.org')
  expect(page.get('[data-testid="register-email-failed"]').attributes('data-code')).toBe('NO_MAIL')
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import ConfirmEmailPage from './ConfirmEmailPage.vue'
import { askReset, confirmEmail, lookAtReset, resetPassword } from './emailApi'
import ForgotPasswordPage from './ForgotPasswordPage.vue'
import ResetPasswordPage from './ResetPasswordPage.vue'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n/i18n'

vi.mock('./emailApi')

beforeEach(() => {
  sessionStorage.clear()
  vi.mocked(askReset).mockReset().mockResolvedValue(undefined)
  vi.mocked(lookAtReset).mockReset().mockResolvedValue({ username: 'ann' })
  vi.mocked(resetPassword).mockReset().mockResolvedValue(undefined)
  vi.mocked(confirmEmail)
    .mockReset()
    .mockResolvedValue({ available: true, email: 'ann@example.org', unconfirmed: null })
})

afterEach(() => {
  document.body.replaceChildren()
})

async function open(page: Component, path: string, token: string | null = null) {
  if (token !== null) {
    sessionStorage.setItem('parley.accountLink', JSON.stringify({ page: path, token }))
  }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: ['login', 'forgot', 'chats'].map((name) => ({ path: `/${name}`, name, component: {} })),
  })
  const shown = mount(page, { global: { plugins: [i18n, router] }, attachTo: document.body })
  await flushPromises()
  const has = (testid: string) => shown.find(`[data-testid="${testid}"]`).exists()
  const submit = async (testid: string, text: string) => {
    await shown.get(`[data-testid="${testid}"]`).setValue(text)
    await shown.get('form').trigger('submit')
    await flushPromises()
  }
  return { shown, has, submit }
}

const openReset = () => open(ResetPasswordPage, '/reset-password', 'the token')

it('asks for a link, and says the same whoever there is', async () => {
  const { has, submit } = await open(ForgotPasswordPage, '/forgot-password')
  await submit('forgot-name', ' ')
  expect(askReset).not.toHaveBeenCalled()
  await submit('forgot-name', ' ann ')
  expect(askReset).toHaveBeenCalledExactlyOnceWith({ name: 'ann', language: 'en' })
  expect(has('forgot-sent')).toBe(true)
})

it('says where no mails are sent, and what failed', async () => {
  vi.mocked(askReset).mockRejectedValueOnce(new Problem('RATE_LIMITED', 429))
  const { has, submit } = await open(ForgotPasswordPage, '/forgot-password')
  await submit('forgot-name', 'ann')
  expect(has('forgot-error')).toBe(true)
  vi.mocked(askReset).mockRejectedValueOnce(new Problem('NO_MAIL', 409))
  await submit('forgot-name', 'ann')
  expect(has('forgot-no-mail')).toBe(true)
})

it('chooses a new password by a link, which is forgotten then', async () => {
  const { shown, has, submit } = await openReset()
  expect(shown.get('[data-testid="reset-username"]').text()).toBe('ann')
  await submit('reset-password', 'short')
  expect(has('reset-password-error')).toBe(true)
  vi.mocked(resetPassword).mockRejectedValueOnce(new Problem('PASSWORD_TOO_COMMON', 400))
  await submit('reset-password', 'iloveyou')
  expect(has('reset-password-error')).toBe(true)
  await submit('reset-password', 'the next one')
  expect(resetPassword).toHaveBeenLastCalledWith({ token: 'the token', newPassword: 'the next one' })
  expect(has('reset-done')).toBe(true)
  expect(sessionStorage.length).toBe(0)
})

it('tells of a link that is of no use any more, before or after the choice', async () => {
  expect((await open(ResetPasswordPage, '/reset-password')).has('reset-invalid')).toBe(true)
  expect(lookAtReset).not.toHaveBeenCalled()
  vi.mocked(resetPassword).mockRejectedValue(new Problem('LINK_INVALID', 410))
  const second = await openReset()
  await second.submit('reset-password', 'the next one')
  expect(second.has('reset-invalid')).toBe(true)
  expect(sessionStorage.length).toBe(0)
})

it('looks again where the server could not be reached', async () => {
  vi.mocked(lookAtReset).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { shown, has } = await openReset()
  expect(has('reset-error')).toBe(true)
  await shown.get('[data-testid="reset-retry"]').trigger('click')
  await flushPromises()
  expect(has('reset-password')).toBe(true)
})

it('confirms an address by a link', async () => {
  const { has } = await open(ConfirmEmailPage, '/confirm-email', 'the token')
  expect(confirmEmail).toHaveBeenCalledExactlyOnceWith('the token')
  expect(has('confirm-email-done')).toBe(true)
  expect(sessionStorage.length).toBe(0)
})

it('keeps the link for another try where the server could not be reached, and no other', async () => {
  vi.mocked(confirmEmail).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const first = await open(ConfirmEmailPage, '/confirm-email', 'the token')
  expect(first.has('confirm-email-retry')).toBe(true)
  vi.mocked(confirmEmail).mockRejectedValueOnce(new Problem('EMAIL_TAKEN', 409))
  await first.shown.get('[data-testid="confirm-email-retry"]').trigger('click')
  await flushPromises()
  expect(first.has('confirm-email-refused')).toBe(true)
  expect(first.has('confirm-email-retry')).toBe(false)
  expect(sessionStorage.length).toBe(0)
})

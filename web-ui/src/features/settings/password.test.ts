// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import PasswordSetting from './PasswordSetting.vue'
import { Problem } from '@/api/problem'
import { changePassword } from '@/features/auth/authApi'
import { i18n } from '@/i18n/i18n'
import { useToastsStore } from '@/ui/toastsStore'

vi.mock('@/features/auth/authApi')

beforeEach(() => {
  setActivePinia(createPinia())
  vi.mocked(changePassword).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  document.body.replaceChildren()
})

async function open() {
  const page = mount(PasswordSetting, { global: { plugins: [i18n] }, attachTo: document.body })
  await page.get('[data-testid="password-change"]').trigger('click')
  const has = (testid: string) => page.find(`[data-testid="${testid}"]`).exists()
  const save = async (present: string, next: string) => {
    await page.get('[data-testid="password-present"]').setValue(present)
    await page.get('[data-testid="password-next"]').setValue(next)
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, has, save }
}

it('changes the password and says what has ended', async () => {
  const { has, save } = await open()
  await save('the former one', 'the next one')
  expect(changePassword).toHaveBeenCalledExactlyOnceWith({
    password: 'the former one',
    newPassword: 'the next one',
  })
  expect(has('password-present')).toBe(false)
  expect(useToastsStore().items[0]?.tone).toBe('success')
})

it('sends nothing that is too short', async () => {
  const { has, save } = await open()
  await save('', 'short')
  expect(has('password-present-error')).toBe(true)
  expect(has('password-next-error')).toBe(true)
  expect(changePassword).not.toHaveBeenCalled()
})

it.each([
  [new Problem('WRONG_PASSWORD', 403), 'password-present-error'],
  [new Problem('PASSWORD_TOO_COMMON', 400), 'password-next-error'],
  [new Problem('INVALID_REQUEST', 400, { newPassword: '' }), 'password-next-error'],
  [new Problem('RATE_LIMITED', 429), 'password-error'],
  [new Problem('NETWORK', 0), 'password-error'],
])('says beside the field what is wrong, and keeps what was typed (%s)', async (problem, testid) => {
  vi.mocked(changePassword).mockRejectedValue(problem)
  const { page, has, save } = await open()
  await save('the former one', 'the next one')
  expect(has(testid)).toBe(true)
  expect(page.get<HTMLInputElement>('[data-testid="password-next"]').element.value).toBe('the next one')
})

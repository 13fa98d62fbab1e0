// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import SecondStep from './SecondStep.vue'
import { finishLogin } from './authApi'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n/i18n'

vi.mock('./authApi')

beforeEach(() => {
  vi.mocked(finishLogin).mockReset().mockRejectedValue(new Problem('CODE_WRONG', 403))
})

afterEach(() => {
  document.body.replaceChildren()
})

function show() {
  const page = mount(SecondStep, {
    props: { challenge: 'the challenge', code: true, passkey: false },
    global: { plugins: [i18n, createPinia()] },
    attachTo: document.body,
  })
  const field = () => page.get<HTMLInputElement>('[data-testid="second-step-code"]')
  const submit = async (code: string) => {
    await field().setValue(code)
    await page.get('form').trigger('submit')
    await flushPromises()
  }
  return { page, field, submit }
}

it('asks for a code as phones fill it in, and sends it with the challenge', async () => {
  const { field, submit } = show()
  expect(field().attributes()).toMatchObject({ autocomplete: 'one-time-code', inputmode: 'numeric' })
  await submit('123 456')
  expect(finishLogin).toHaveBeenCalledExactlyOnceWith({ challenge: 'the challenge', code: '123 456' })
})

it('says that a code was wrong, and asks for another one', async () => {
  const { page, field, submit } = show()
  await submit('000000')
  expect(page.find('[data-testid="second-step-code-error"]').exists()).toBe(true)
  expect(field().element.value).toBe('')
  expect(page.emitted('back')).toBeUndefined()
})

it('takes a recovery code, which has letters', async () => {
  const { page, field } = show()
  await page.get('[data-testid="second-step-swap"]').trigger('click')
  expect(field().attributes('inputmode')).toBeUndefined()
  expect(field().attributes('autocomplete')).toBe('off')
})

it('goes back to the password when the challenge is not good any more', async () => {
  vi.mocked(finishLogin).mockRejectedValue(new Problem('CHALLENGE_INVALID', 401))
  const { page, submit } = show()
  await submit('123456')
  expect(page.emitted('back')).toEqual([['CHALLENGE_INVALID']])
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import PersonQuotaDialog from './PersonQuotaDialog.vue'
import QuotasForm from './QuotasForm.vue'
import { changeQuotaOf, changeQuotas } from './storageApi'
import { Problem } from '@/api/problem'
import type { StoragePerson } from '@/api/schema'
import { fullRoomOf } from '@/features/attachments/fullRoom'
import { i18n, speakOf } from '@/i18n/i18n'

vi.mock('./storageApi', () => ({ changeQuotaOf: vi.fn(), changeQuotas: vi.fn() }))

const MB = 1024 * 1024
const person = {
  userId: '01m7y4h200hsfw1ykwjbg9y0a2',
  user: null,
  bytes: 5,
  files: 1,
  limit: null,
  ownLimit: false,
} as StoragePerson
const global = { plugins: [createPinia(), i18n], stubs: { Teleport: true } }

beforeEach(async () => {
  vi.clearAllMocks()
  await speakOf('administration')
})

it('is limited for each person and each chat', async () => {
  vi.mocked(changeQuotas).mockImplementation((quotas) => Promise.resolve(quotas))
  const form = mount(QuotasForm, { props: { quotas: { person: 3 * MB, chat: null } }, global })
  await form.get('[data-testid="quota-chat"]').setValue('x')
  await form.get('form').trigger('submit')
  expect(changeQuotas).not.toHaveBeenCalled()
  expect(form.find('[data-testid="quota-chat-error"]').exists()).toBe(true)
  await form.get('[data-testid="quota-chat"]').setValue('7')
  await form.get('[data-testid="quota-person"]').setValue('')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(changeQuotas).toHaveBeenCalledWith({ person: null, chat: 7 * MB })
})

it('is limited for one person alone, who may have no limit', async () => {
  vi.mocked(changeQuotaOf).mockResolvedValue(person)
  const dialog = mount(PersonQuotaDialog, { props: { person, name: 'Boris' }, global })
  await dialog.get('[data-testid="person-quota-own"]').trigger('click')
  await dialog.get('form').trigger('submit')
  expect(changeQuotaOf).not.toHaveBeenCalled()
  await dialog.get('[data-testid="person-quota-bytes"]').setValue('2')
  await dialog.get('form').trigger('submit')
  await flushPromises()
  expect(changeQuotaOf).toHaveBeenLastCalledWith(person.userId, 2 * MB)
  await dialog.get('[data-testid="person-quota-none"]').trigger('click')
  await dialog.get('form').trigger('submit')
  await flushPromises()
  expect(changeQuotaOf).toHaveBeenLastCalledWith(person.userId, null)
  await dialog.get('[data-testid="person-quota-shared"]').trigger('click')
  await dialog.get('form').trigger('submit')
  await flushPromises()
  expect(changeQuotaOf).toHaveBeenLastCalledWith(person.userId, undefined)
})

it('is told where an upload does not fit', () => {
  const details = { of: 'chat', usedBytes: 3, limitBytes: 4 }
  expect(fullRoomOf(new Problem('STORAGE_QUOTA_EXCEEDED', 409, details))).toEqual({
    of: 'chat',
    used: 3,
    limit: 4,
  })
  expect(fullRoomOf(new Problem('FORBIDDEN', 403))).toBeNull()
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import * as authApi from './authApi'
import { useRegistration } from './useRegistration'
import { Problem } from '@/api/problem'
import type { RegistrationMode } from '@/api/schema'

vi.mock('./authApi')

beforeEach(() => {
  vi.resetAllMocks()
})

async function refusedOf(token: string | null): Promise<string | null> {
  const page = mount({
    setup: () => useRegistration(token),
    template: '<p :data-asked="asked">{{ refused }}</p>',
  })
  await flushPromises()
  expect(page.attributes('data-asked')).toBe('true')
  const refused = page.text() || null
  page.unmount()
  return refused
}

const choose = (mode: RegistrationMode) => vi.mocked(authApi.registration).mockResolvedValue({ mode })

it('lets everybody register where it is open, with an invite or without', async () => {
  choose('open')
  expect(await refusedOf(null)).toBeNull()
  expect(await refusedOf('token')).toBeNull()
  expect(authApi.lookAtInvite).not.toHaveBeenCalled()
})

it('wants an invite that is good', async () => {
  choose('byInvite')
  expect(await refusedOf(null)).toBe('REGISTRATION_BY_INVITE')
  vi.mocked(authApi.lookAtInvite).mockResolvedValueOnce({ expiresAt: '2026-01-01T00:00:00Z' })
  expect(await refusedOf('good')).toBeNull()
  vi.mocked(authApi.lookAtInvite).mockRejectedValueOnce(new Problem('INVITE_USED_UP', 410))
  expect(await refusedOf('used')).toBe('INVITE_USED_UP')
})

it('lets nobody register where it is closed', async () => {
  choose('closed')
  expect(await refusedOf('token')).toBe('REGISTRATION_CLOSED')
})

it('leaves it to the server where that could not be asked', async () => {
  vi.mocked(authApi.registration).mockRejectedValue(new Problem('NETWORK', 0))
  expect(await refusedOf(null)).toBeNull()
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import * as authApi from './authApi'
import * as emailApi from './emailApi'
import { useRegistration } from './useRegistration'
import { Problem } from '@/api/problem'
import type { RegistrationMode } from '@/api/schema'

vi.mock('./authApi')
vi.mock('./emailApi')

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

const choose = (mode: RegistrationMode) =>
  vi.mocked(authApi.registration).mockResolvedValue({ mode, domains: ['example.org'] })

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

async function byEmail(link: string | null) {
  choose('byEmail')
  let registration: ReturnType<typeof useRegistration> | undefined
  const page = mount({
    setup: () => {
      registration = useRegistration(null, link)
    },
    template: '<i />',
  })
  await flushPromises()
  page.unmount()
  if (registration === undefined) {
    throw new Error('It was not set up')
  }
  return registration
}

it('wants an address first, and says of which domains', async () => {
  const { refused, addressWanted, domains, expired } = await byEmail(null)
  expect(refused.value).toBeNull()
  expect(addressWanted.value).toBe(true)
  expect(domains.value).toEqual(['example.org'])
  expect(expired.value).toBe(false)
})

it('knows the address of a link that is good, and asks anew by one that is not', async () => {
  vi.mocked(emailApi.lookAtRegistrationLink).mockResolvedValueOnce({ email: 'pat@example.org' })
  const good = await byEmail('good')
  expect(good.addressWanted.value).toBe(false)
  expect(good.email.value).toBe('pat@example.org')
  vi.mocked(emailApi.lookAtRegistrationLink).mockRejectedValueOnce(new Problem('LINK_INVALID', 410))
  const used = await byEmail('used')
  expect(used.addressWanted.value).toBe(true)
  expect(used.expired.value).toBe(true)
})

it('leaves a link to the server that could not be asked about it', async () => {
  vi.mocked(emailApi.lookAtRegistrationLink).mockRejectedValueOnce(new Problem('NETWORK', 0))
  const { refused, addressWanted } = await byEmail('unknown')
  expect(refused.value).toBeNull()
  expect(addressWanted.value).toBe(false)
})

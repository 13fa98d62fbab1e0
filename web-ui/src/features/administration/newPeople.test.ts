// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listPeople, listRegistrationInvites, mailRegistrationInvite, makePerson } from './administrationApi'
import PeopleSection from './PeopleSection.vue'
import RegistrationInvites from './RegistrationInvites.vue'
import { Problem } from '@/api/problem'
import type { MadePerson, RegistrationInvite } from '@/api/schema'
import { i18n } from '@/i18n/i18n'
import type { UserId } from '@/realtime/protocol.gen'

vi.mock('./administrationApi', () => ({
  listPeople: vi.fn(),
  listRegistrationInvites: vi.fn(),
  mailRegistrationInvite: vi.fn(),
  makePerson: vi.fn(),
  revokeRegistrationInvite: vi.fn(),
}))

const made = {
  person: {
    user: { id: 'u' as UserId, username: 'nina', displayName: 'Nina' },
    createdAt: '2026-01-01T00:00:00Z',
    administrator: false,
    lockedAt: null,
    secondFactor: false,
  },
  token: 'secret',
} as unknown as MadePerson

const invite = {
  id: 'i',
  maker: null,
  createdAt: '2026-01-01T00:00:00Z',
  expiresAt: '2999-01-01T00:00:00Z',
  maxUses: 1,
  uses: 0,
  sentTo: 'nina@example.org',
} as unknown as RegistrationInvite

const inBody = (testid: string) => document.querySelector<HTMLElement>(`[data-testid=${testid}]`)

async function fill(testid: string, text: string): Promise<void> {
  const field = inBody(testid) as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function press(testid: string): Promise<void> {
  inBody(testid)?.click()
  await flushPromises()
}

afterEach(() => {
  vi.clearAllMocks()
  document.body.innerHTML = ''
})

describe('a new person', () => {
  async function opened() {
    vi.mocked(listPeople).mockResolvedValue({ people: [], next: null })
    const section = mount(PeopleSection, {
      attachTo: document.body,
      global: { plugins: [i18n, createPinia()] },
    })
    await flushPromises()
    await press('person-new')
    return section
  }

  it('is listed, and the link is shown once', async () => {
    const section = await opened()
    vi.mocked(makePerson).mockResolvedValueOnce(made)
    await fill('new-person-username', ' nina ')
    await fill('new-person-name', 'Nina')
    await press('new-person-create')
    expect(makePerson).toHaveBeenCalledExactlyOnceWith('nina', 'Nina')
    expect(inBody('reset-link')?.textContent).toBe(`${location.origin}/reset-password#token=secret`)
    expect(section.text()).toContain('Nina')
    section.unmount()
  })

  it('is not asked for without a name, and says at which field it was refused', async () => {
    const section = await opened()
    await press('new-person-create')
    expect(makePerson).not.toHaveBeenCalled()
    expect(inBody('new-person-username-error')).not.toBeNull()

    await fill('new-person-username', 'nina')
    await fill('new-person-name', 'Nina')
    vi.mocked(makePerson).mockRejectedValueOnce(new Problem('USERNAME_TAKEN', 409))
    await press('new-person-create')
    expect(inBody('new-person-username-error')?.textContent).toBe(i18n.global.t('errors.USERNAME_TAKEN'))
    section.unmount()
  })
})

describe('an invite by e-mail', () => {
  it('is offered where mails are sent, and listed with its address', async () => {
    vi.mocked(listRegistrationInvites).mockResolvedValue({ invites: [] })
    const without = mount(RegistrationInvites, {
      props: { mode: 'byInvite', mailSent: false },
      global: { plugins: [i18n, createPinia()] },
    })
    await flushPromises()
    expect(without.find('[data-testid=registration-mail-new]').exists()).toBe(false)

    const section = mount(RegistrationInvites, {
      props: { mode: 'byInvite', mailSent: true },
      attachTo: document.body,
      global: { plugins: [i18n, createPinia()] },
    })
    await flushPromises()
    await press('registration-mail-new')
    await fill('registration-mail-address', 'nobody')
    await press('registration-mail-send')
    expect(mailRegistrationInvite).not.toHaveBeenCalled()

    vi.mocked(mailRegistrationInvite).mockResolvedValueOnce(invite)
    await fill('registration-mail-address', 'nina@example.org')
    await press('registration-mail-send')
    expect(vi.mocked(mailRegistrationInvite).mock.calls[0]?.[0].email).toBe('nina@example.org')
    expect(section.find('[data-testid=registration-invite]').text()).toContain('nina@example.org')
    section.unmount()
  })
})

// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import InviteDoor from './InviteDoor.vue'
import { useTokens } from '@/api/http'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n/i18n'
import { BOB, user } from '@/testing/events'

const asked = vi.fn()

beforeEach(() => {
  // As it is where nobody is logged in.
  useTokens({ accessToken: () => Promise.reject(Problem.of({ code: 'NOT_AUTHENTICATED' }, 401)) })
  vi.stubGlobal('fetch', asked)
})

afterEach(() => {
  asked.mockReset()
  vi.unstubAllGlobals()
})

async function door(status: number, body: unknown) {
  asked.mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  const page = { template: '<p />' }
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/invite/:token/welcome', component: InviteDoor },
      { path: '/login', name: 'login', component: page },
      { path: '/register', name: 'register', component: page },
    ],
  })
  await router.push('/invite/abc/welcome')
  const mounted = mount(InviteDoor, { global: { plugins: [router, i18n] } })
  await flushPromises()
  return mounted.get('[data-testid=invite-door]')
}

it('says who invites to what though nobody is logged in, and leads back to the invite', async () => {
  const shown = await door(200, {
    type: 'group',
    title: 'Choir',
    description: '',
    memberCount: 3,
    handle: null,
    invitedBy: user(BOB),
    chatId: null,
  })
  expect(asked.mock.calls[0]?.[0]).toBe('/api/invites/abc')
  expect(shown.attributes('data-state')).toBe('ready')
  expect(shown.text()).toContain('Choir')
  expect(shown.text()).toContain('BOB')
  for (const way of ['register', 'login']) {
    expect(shown.get(`[data-testid=invite-to-${way}]`).attributes('href')).toBe(`/${way}?to=/invite/abc`)
  }
})

it('tells of an invite that leads nowhere, and still offers the ways in', async () => {
  const shown = await door(404, { code: 'INVITE_NOT_FOUND' })
  expect(shown.attributes('data-state')).toBe('refused')
  expect(shown.attributes('data-code')).toBe('INVITE_NOT_FOUND')
  expect(shown.find('[data-testid=invite-to-login]').exists()).toBe(true)
})

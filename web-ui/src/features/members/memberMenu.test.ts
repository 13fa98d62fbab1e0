// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import MemberMenu from './MemberMenu.vue'
import type { MemberActions } from './useMemberActions'
import { useUsersStore } from '@/features/users/usersStore'
import { i18n } from '@/i18n/i18n'
import type { MemberView } from '@/realtime/protocol.gen'
import { BOB, user } from '@/testing/events'

const setRole = vi.fn()
const endTimeOut = vi.fn()

beforeEach(() => {
  setActivePinia(createPinia())
})

afterEach(() => {
  document.body.innerHTML = ''
})

function menuOf(
  may: Partial<Record<'promote' | 'demote' | 'transfer' | 'remove', boolean>>,
  bot = false,
  timedOut = false,
) {
  useUsersStore().learn([{ ...user(BOB), bot }])
  const can = Object.fromEntries(
    (['promote', 'demote', 'transfer', 'remove'] as const).map((name) => [name, () => may[name] === true]),
  )
  return mount(MemberMenu, {
    props: {
      member: { userId: BOB, role: 'member' } as MemberView,
      actions: { can, setRole, endTimeOut } as unknown as MemberActions,
      timedOut,
    },
    global: { plugins: [i18n] },
    attachTo: document.body,
  })
}

const items = () => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]

it('has no button where one may do nothing', () => {
  expect(menuOf({}).find('[data-testid=member-menu]').exists()).toBe(false)
})

it('offers in words what one may do, and does it', async () => {
  const menu = menuOf({ promote: true, transfer: true, remove: true })
  await menu.get('[data-testid=member-menu]').trigger('click')
  expect(items().map((item) => item.textContent?.trim())).toEqual([
    'Make admin',
    'Make owner',
    'Time out',
    'Remove',
    'Ban',
  ])

  items()[0]?.click()
  expect(setRole).toHaveBeenCalledWith(BOB, 'admin')
  await menu.get('[data-testid=member-menu]').trigger('click')
  items()[3]?.click()
  expect(menu.emitted('ask')).toEqual([['remove']])
})

it('makes no bot an owner', async () => {
  const menu = menuOf({ transfer: true, remove: true }, true)
  await menu.get('[data-testid=member-menu]').trigger('click')
  expect(items().map(({ dataset }) => dataset.testid)).toEqual([
    'member-time-out',
    'member-remove',
    'member-ban',
  ])
})

it('ends a time-out instead of beginning another', async () => {
  const menu = menuOf({ remove: true }, false, true)
  await menu.get('[data-testid=member-menu]').trigger('click')
  expect(items().map(({ dataset }) => dataset.testid)).toContain('member-end-time-out')
  items()[0]?.click()
  expect(endTimeOut).toHaveBeenCalledWith(BOB)
})

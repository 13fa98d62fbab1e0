// @vitest-environment jsdom
import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { useAuthStore } from './authStore'
import { forgetPage, keepPage, readKeptPage } from './keptPage'
import type { User } from '@/api/schema'

const ann = {
  id: 'ann',
  username: 'ann',
  displayName: 'Ann',
  deleted: false,
  bot: false,
  avatar: null,
} as unknown as User

beforeEach(async () => {
  localStorage.clear()
  setActivePinia(createPinia())
  await keepPage({ user: ann, administrator: false, rest: ['what it had'] })
})

it('is there for whom it was kept, until it is forgotten', async () => {
  expect((await readKeptPage())?.rest).toEqual(['what it had'])
  localStorage.setItem('parley.keptFor', 'bob')
  expect(await readKeptPage()).toBeNull()
  localStorage.setItem('parley.keptFor', 'ann')
  forgetPage()
  expect(await readKeptPage()).toBeNull()
})

it('opens the page where the server is away, and goes where it says that the login has ended', async () => {
  localStorage.setItem('parley.signedIn', '1')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
  const auth = useAuthStore()
  await auth.restore()
  expect([auth.user?.username, auth.kept?.rest]).toEqual(['ann', ['what it had']])

  setActivePinia(createPinia())
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"code": "TOKEN_INVALID"}', { status: 401 })))
  const later = useAuthStore()
  await later.restore()
  expect([later.user, later.kept]).toEqual([null, null])
  expect(await readKeptPage()).toBeNull()
})

// @vitest-environment jsdom
import { createPinia, disposePinia, type Pinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { useAuthStore } from './authStore'
import { request } from '@/api/http'
import { LoginLost } from '@/realtime/connection'

const SERVER = Date.parse('2026-11-21T09:00:00Z')
const LIFETIME_MS = 900_000
const USER = { id: 'ann', username: 'ann', displayName: 'Ann', deleted: false, bot: false, avatar: null }

let asked: { path: string; authorization: string | null }[]
let answers: (path: string) => Response | Promise<Response>
let left: string[]
let pinia: Pinia

const count = (path: string) => asked.filter((request) => request.path === path).length
const problem = (status: number, code: string) => new Response(JSON.stringify({ code }), { status })
const unreachable = () => Promise.reject(new TypeError('failed to fetch'))

/** By the server's clock, which is right. */
function login(expiresInMs = LIFETIME_MS): Response {
  const expiresAt = new Date(SERVER + performance.now() + expiresInMs).toISOString()
  return new Response(
    JSON.stringify({ accessToken: `token ${asked.length}`, expiresAt, expiresInMs, user: USER }),
  )
}

function loadPage(): void {
  pinia = createPinia()
  setActivePinia(pinia)
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  loadPage()
  asked = []
  left = []
  answers = () => login()
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, authorization: new Headers(init.headers).get('Authorization') })
    return Promise.resolve(answers(path))
  })
  vi.stubGlobal('location', { assign: (to: string) => left.push(to) })
})

afterEach(() => {
  disposePinia(pinia)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const logIn = () => useAuthStore().logIn({ username: 'ann', password: 'secret' })

describe('the access token', () => {
  it.each([0, 20 * 60_000, 2 * 86_400_000, -20 * 60_000, -2 * 86_400_000])(
    'is renewed once in its life with a clock that is %i ms ahead',
    async (ahead) => {
      vi.setSystemTime(SERVER + ahead)
      await logIn()
      for (let second = 0; second < 870; second += 10) {
        await useAuthStore().accessToken(false)
        await vi.advanceTimersByTimeAsync(10_000)
      }
      expect(count('/api/auth/refresh')).toBe(0)
      await vi.advanceTimersByTimeAsync(20_000)
      expect(await useAuthStore().accessToken(false)).toBe('token 2')
      expect(count('/api/auth/refresh')).toBe(1)
    },
  )

  it('is kept when the clock is set meanwhile', async () => {
    await logIn()
    vi.setSystemTime(SERVER + 365 * 86_400_000)
    await useAuthStore().accessToken(false)
    expect(count('/api/auth/refresh')).toBe(0)
  })

  it('is renewed seldom, and ever more seldom, where the server refuses each of its own', async () => {
    await logIn()
    answers = (path) => (path === '/api/auth/refresh' ? login() : problem(401, 'TOKEN_EXPIRED'))
    const refreshes: number[] = []
    for (let minute = 0; minute < 30; minute++) {
      for (let second = 0; second < 60; second++) {
        await request('/api/chats').catch(() => undefined)
        await vi.advanceTimersByTimeAsync(1000)
      }
      refreshes.push(count('/api/auth/refresh'))
    }
    expect(refreshes[0]).toBeLessThanOrEqual(4)
    expect(refreshes[29]).toBeLessThanOrEqual(12)
  })

  it('is renewed seldom where it ends at once', async () => {
    answers = () => login(0)
    await logIn()
    for (let second = 0; second < 60; second++) {
      await useAuthStore().accessToken(false)
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(count('/api/auth/refresh')).toBeLessThanOrEqual(4)
  })

  it('is renewed by one refresh for all requests that were refused with it', async () => {
    await logIn()
    await vi.advanceTimersByTimeAsync(60_000)
    const refused = new Set<string>()
    answers = (path) => {
      if (path === '/api/auth/refresh') {
        return login()
      }
      const again = refused.has(path)
      refused.add(path)
      return again ? new Response('{}') : problem(401, 'TOKEN_EXPIRED')
    }
    await request('/api/a')
    await request('/api/b')
    expect(count('/api/auth/refresh')).toBe(1)
  })
})

describe('the refresh', () => {
  beforeEach(() => {
    localStorage.setItem('parley.signedIn', '1')
  })

  it('is asked for once more when a load of the page gets no answer to it', async () => {
    let tries = 0
    answers = () => (++tries === 1 ? unreachable() : login())
    await useAuthStore().restore()
    expect(useAuthStore().user).toEqual(USER)
  })

  it('does not wait for a tab that was frozen with the lock', async () => {
    vi.useRealTimers()
    vi.stubGlobal('navigator', {
      locks: {
        request: (_: string, { signal }: { signal: AbortSignal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              reject(signal.reason as Error)
            })
          }),
      },
    })
    await useAuthStore().restore()
    expect(useAuthStore().user).toEqual(USER)
  })
})

describe('logging out', () => {
  it('ends the login of the page, and leaves', async () => {
    await logIn()
    answers = () => new Response(null, { status: 204 })
    const farewell = vi.fn()
    useAuthStore().beforeLogOut(farewell)
    await useAuthStore().logOut()
    expect(asked.at(-1)).toEqual({ path: '/api/auth/logout', authorization: 'Bearer token 1' })
    expect(farewell).toHaveBeenCalledOnce()
    expect(left).toEqual(['/login'])
    expect(useAuthStore().logOutPending).toBe(false)
  })

  it('ends it by the cookie where the token has ended', async () => {
    await logIn()
    answers = () =>
      asked.at(-1)?.authorization ? problem(401, 'TOKEN_EXPIRED') : new Response(null, { status: 204 })
    await useAuthStore().logOut()
    expect(asked.slice(1).map(({ path }) => path)).toEqual(['/api/auth/logout', '/api/auth/logout'])
    expect(useAuthStore().logOutPending).toBe(false)
  })

  it.each([
    ['the server cannot be reached', unreachable],
    ['the server fails', () => Promise.resolve(problem(503, 'UNAVAILABLE'))],
  ])('is not forgotten where %s, and the cookie logs nobody in', async (_, failing) => {
    await logIn()
    answers = failing
    await useAuthStore().logOut()
    expect(left).toEqual(['/login'])

    await nextTick()
    disposePinia(pinia)
    loadPage()
    localStorage.setItem('parley.signedIn', '1')
    await useAuthStore().restore()
    expect(useAuthStore().logOutPending).toBe(true)
    expect(useAuthStore().user).toBeNull()
    expect(count('/api/auth/refresh')).toBe(0)
    await expect(useAuthStore().accessToken(false)).rejects.toBeInstanceOf(LoginLost)

    answers = () => new Response(null, { status: 204 })
    await useAuthStore().finishLogOut()
    expect(asked.at(-1)).toEqual({ path: '/api/auth/logout', authorization: null })
    expect(useAuthStore().logOutPending).toBe(false)
  })

  it('is tried again by the next load before anything else', async () => {
    localStorage.setItem('parley.loggingOut', 'true')
    answers = () => new Response(null, { status: 204 })
    await useAuthStore().restore()
    expect(asked.map(({ path }) => path)).toEqual(['/api/auth/logout'])
    expect(useAuthStore().logOutPending).toBe(false)
  })

  it('is over when somebody logs in, whose cookie replaces the old one', async () => {
    localStorage.setItem('parley.loggingOut', 'true')
    answers = (path) => (path === '/api/auth/logout' ? unreachable() : login())
    await logIn()
    expect(asked.map(({ path }) => path)).toEqual(['/api/auth/logout', '/api/auth/login'])
    expect(useAuthStore().logOutPending).toBe(false)
    expect(await useAuthStore().accessToken(false)).toBe('token 2')
  })
})

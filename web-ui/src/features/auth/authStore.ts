import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import * as authApi from './authApi'
import { useTokens } from '@/api/http'
import { Problem } from '@/api/problem'
import type { Login, LoginRequest, RegisterRequest, User } from '@/api/schema'
import { LoginLost } from '@/realtime/connection'

/** Remembers that there may be a refresh cookie, which the page itself cannot see. */
const HINT = 'parley.signedIn'
/** All tabs share the cookie, and a cookie used twice ends the login: one tab at a time. */
const REFRESH_LOCK = 'parley.refresh'
const LEAST_LEFT_MS = 20_000

export const useAuth = defineStore('auth', () => {
  const user = shallowRef<User | null>(null)
  const token = ref('')
  let expiresAt = 0
  let refreshing: Promise<void> | null = null

  const selfId = computed(() => user.value?.id ?? '')

  function take(login: Login): void {
    if (user.value && user.value.id !== login.user.id) {
      // Another tab has logged in as somebody else: nothing on this page is theirs.
      location.assign('/')
      return
    }
    user.value = login.user
    token.value = login.accessToken
    expiresAt = new Date(login.expiresAt).getTime()
    localStorage.setItem(HINT, '1')
  }

  async function logIn(body: LoginRequest): Promise<void> {
    take(await authApi.login(body))
  }

  async function register(body: RegisterRequest): Promise<void> {
    take(await authApi.register(body))
  }

  /** After a load of the page: takes the login up again where there is one. */
  async function restore(): Promise<void> {
    if (user.value || !localStorage.getItem(HINT)) {
      return
    }
    await refresh().catch(() => undefined)
  }

  function refresh(): Promise<void> {
    refreshing ??= exclusively(REFRESH_LOCK, () => authApi.refresh())
      .then(take)
      .catch((failure: unknown) => {
        if (failure instanceof Problem && failure.status === 401) {
          localStorage.removeItem(HINT)
          throw new LoginLost()
        }
        throw failure
      })
      .finally(() => {
        refreshing = null
      })
    return refreshing
  }

  async function accessToken(fresh: boolean): Promise<string> {
    if (fresh || Date.now() > expiresAt - LEAST_LEFT_MS) {
      await refresh()
    }
    return token.value
  }

  async function logOut(): Promise<void> {
    await authApi.logout().catch(() => undefined)
    leave()
  }

  /** Loads the page anew, so that nothing of the login stays in memory. */
  function leave(): void {
    localStorage.removeItem(HINT)
    location.assign('/login')
  }

  useTokens({ accessToken })

  return { user, selfId, logIn, register, restore, accessToken, logOut, leave }
})

function exclusively<T>(name: string, task: () => Promise<T>): Promise<T> {
  // Absent on insecure origins; there two tabs may, rarely, end each other's login.
  const locks = (navigator as { locks?: LockManager }).locks
  return locks ? (locks.request(name, task) as Promise<T>) : task()
}

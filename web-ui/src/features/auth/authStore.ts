import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import * as authApi from './authApi'
import { useGuestPass } from './guestPass'
import { forgetPage, type KeptPage, readKeptPage } from './keptPage'
import { useLoggingOut } from './loggingOut'
import { finishPasskeyLogin } from './passkeysApi'
import { RefreshPace } from './refreshPace'
import { useTokens } from '@/api/http'
import { Problem } from '@/api/problem'
import type {
  Challenge,
  FinishProviderLoginRequest,
  Login,
  LoginRequest,
  PasskeyLoginRequest,
  RegisterRequest,
  SecondStepRequest,
  User,
} from '@/api/schema'
import { LoginLost } from '@/realtime/connection'
import { exclusively } from '@/realtime/exclusively'
import { asId } from '@/realtime/id'
import type { Person, UserId } from '@/realtime/protocol.gen'

/** Remembers that there may be a refresh cookie, which the page itself cannot see. */
const HINT = 'parley.signedIn'
/** All tabs share the cookie, and a cookie used twice ends the login: one tab at a time. */
const REFRESH_LOCK = 'parley.refresh'
/** Nobody holds it longer than a request may take; whoever does was frozen. */
const REFRESH_WAIT_MS = 2000
const LEAST_LEFT_MS = 20_000
/** An answer that does not come is asked for once more before the log-in form is shown. */
const RESTORE_TRIES = 2
/** So long the server is waited for where the page can be shown without it. */
const RESTORE_PATIENCE_MS = 3000

export const useAuthStore = defineStore('auth', () => {
  const user = shallowRef<User | null>(null)
  /** Of the installation, as the latest login or refresh has said. */
  const administrator = ref(false)
  /** Whether a second factor has to be set up before anything else; likewise. */
  const secondFactorOwed = ref(false)
  /** Where not, a provider vouches for the user; likewise. */
  const hasPassword = ref(true)
  /** Whether the password that one is asked for once more is the one of the directory; likewise. */
  const directoryPassword = ref(false)
  const token = ref('')
  const loggingOut = useLoggingOut()
  const pass = useGuestPass()
  const farewells: (() => void)[] = []
  const pace = new RefreshPace()
  /** By the monotonic clock: the computer's own may be wrong. */
  let wornOutAt = Number.NEGATIVE_INFINITY
  let refreshing: Promise<void> | null = null
  /** Of a log-out before this load of the page; the log-in form waits for one attempt. */
  let finishing: Promise<void> | null = null
  let leaving = false
  /** What the page had when it was last open, while the server has not said anything yet; null for nothing. */
  const kept = shallowRef<KeptPage | null>(null)

  /** Nobody's before a log-in. */
  const selfId = computed(() => user.value?.id ?? asId<UserId>(''))
  /** Who one is in a call: a user, or the guest of a meeting. */
  const self = computed<Person>(() => pass.guest.value?.person ?? selfId.value)

  function take(login: Login, askedAt: number): void {
    if (user.value && user.value.id !== login.user.id) {
      // Another tab has logged in as somebody else: nothing on this page is theirs.
      forgetPage()
      location.assign('/')
      return
    }
    if (user.value && login.secondFactorOwed) {
      heldUp()
    }
    user.value = login.user
    administrator.value = login.administrator
    secondFactorOwed.value = login.secondFactorOwed
    hasPassword.value = login.hasPassword
    directoryPassword.value = login.directoryPassword
    token.value = login.accessToken
    wornOutAt = askedAt + login.expiresInMs - Math.min(LEAST_LEFT_MS, login.expiresInMs / 4)
    pace.got(performance.now())
    localStorage.setItem(HINT, '1')
  }

  /** Returns the challenge where a second step follows. */
  async function enter(ask: () => Promise<Login | Challenge>): Promise<Challenge | null> {
    if (loggingOut.pending.value) {
      await loggingOut.tell('').catch(() => undefined)
    }
    const askedAt = performance.now()
    const answer = await ask()
    if ('challenge' in answer) {
      return answer
    }
    // Its cookie has taken the place of the one that was still to be given back.
    loggingOut.pending.value = false
    take(answer, askedAt)
    return null
  }

  const logIn = (body: LoginRequest) => enter(() => authApi.login(body))
  const logInByDirectory = (body: LoginRequest) => enter(() => authApi.directoryLogin(body))
  const logInByProvider = (body: FinishProviderLoginRequest) => enter(() => authApi.finishProviderLogin(body))
  const logInByPasskey = (body: PasskeyLoginRequest) => enter(() => finishPasskeyLogin(body))
  const finishLogIn = (body: SecondStepRequest) => enter(() => authApi.finishLogin(body))
  const register = (body: RegisterRequest) => enter(() => authApi.register(body))

  /** After a load of the page: takes the login up again where there is one, or ends it where that was wanted. */
  async function restore(): Promise<void> {
    if (loggingOut.pending.value) {
      finishing ??= finishLogOut()
      await finishing
      return
    }
    const former = localStorage.getItem(HINT) ? await readKeptPage() : null
    for (let tries = 0; tries < RESTORE_TRIES && !user.value && localStorage.getItem(HINT); tries++) {
      const answer = refresh().catch(() => undefined)
      await (former ? Promise.race([answer, pause(RESTORE_PATIENCE_MS)]) : answer)
    }
    if (former && !user.value && localStorage.getItem(HINT)) {
      // Neither the log-in nor its end is known: shown is what was here, until the server says one or the other.
      kept.value = former
      user.value = former.user
      administrator.value = former.administrator
    }
  }

  function refresh(): Promise<void> {
    refreshing ??= renew().finally(() => {
      refreshing = null
    })
    return refreshing
  }

  async function renew(): Promise<void> {
    const askedAt = performance.now()
    try {
      take(await exclusively(REFRESH_LOCK, REFRESH_WAIT_MS, authApi.refresh), askedAt)
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 401) {
        localStorage.removeItem(HINT)
        forgetPage()
        throw new LoginLost()
      }
      throw failure
    }
  }

  async function accessToken(fresh: boolean): Promise<string> {
    if (pass.guest.value) {
      return pass.accessToken(fresh)
    }
    if (loggingOut.pending.value) {
      throw new LoginLost()
    }
    const now = performance.now()
    if ((fresh || now > wornOutAt) && !pace.rests(now)) {
      await refresh()
    }
    return token.value
  }

  /** What else is to end with the login, such as a call; done before the server is told. */
  function beforeLogOut(farewell: () => void): void {
    farewells.push(farewell)
  }

  /** Leaves in any case; where the server could not be told, the next page goes on trying. */
  async function logOut(): Promise<void> {
    leaving = true
    forgetPage()
    farewells.forEach((farewell) => {
      farewell()
    })
    loggingOut.pending.value = true
    await loggingOut.tell(token.value).catch(() => undefined)
    leave()
  }

  /** Tries once more to tell the server; quietly, since `logOutPending` says what came of it. */
  async function finishLogOut(): Promise<void> {
    await loggingOut.tell('').catch(() => undefined)
  }

  /** Loads the page anew, so that nothing of the login stays in memory. */
  function leave(): void {
    localStorage.removeItem(HINT)
    forgetPage()
    location.assign('/login')
  }

  watch(loggingOut.pending, (pending) => {
    if (pending && user.value && !leaving) {
      // In another tab.
      leave()
    }
  })

  /** An administrator has decided so while the page was open: loaded anew, it asks for a second factor and for nothing else. */
  function heldUp(): void {
    if (!secondFactorOwed.value) {
      location.reload()
    }
  }

  useTokens({ accessToken, heldUp })

  return {
    user,
    administrator,
    kept,
    secondFactorOwed,
    hasPassword,
    directoryPassword,
    /** Whether there is any password to ask for. */
    asksPassword: computed(() => hasPassword.value || directoryPassword.value),
    guest: pass.guest,
    selfId,
    self,
    logOutPending: loggingOut.pending,
    logIn,
    finishLogIn,
    logInByPasskey,
    logInByDirectory,
    logInByProvider,
    register,
    restore,
    enterAsGuest: pass.enter,
    accessToken,
    beforeLogOut,
    logOut,
    finishLogOut,
    leave,
    heldUp,
  }
})

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

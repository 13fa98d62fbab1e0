import { computed, onScopeDispose, ref, toValue, type MaybeRefOrGetter } from 'vue'
import { useAuthStore } from './authStore'
import { beginPasskeyLogin } from './passkeysApi'
import {
  disownPasskey,
  obstacleTo,
  offersInFields,
  PasskeyFailure,
  showPasskey,
  type PasskeyTrouble,
} from './webAuthn'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { PasskeyAddress, PasskeyAsked, PasskeyLoginRequest } from '@/api/schema'

/** Before a challenge has expired there is another one. */
const RENEW_AFTER = 0.8

/** Logs in by a passkey: when one asks for it, or when one chooses it where the user name is typed. */
export function usePasskeyLogIn(
  address: MaybeRefOrGetter<PasskeyAddress | null | undefined>,
  entered: () => void | Promise<void>,
) {
  const auth = useAuthStore()
  const busy = ref(false)
  const trouble = ref<PasskeyTrouble | null>(null)
  const code = ref<ProblemCode | null>(null)
  let latest: AbortController | null = null
  let renewal: ReturnType<typeof setTimeout> | undefined

  const obstacle = computed(() => {
    const known = toValue(address)
    return known ? obstacleTo(known) : 'unsupported'
  })
  /** Whether it is worth a button; a page at a wrong address says which is the right one. */
  const offered = computed(
    () => obstacle.value === null || (obstacle.value === 'otherAddress' && Boolean(toValue(address)?.origin)),
  )

  /** Takes the place of what the browser was asked before: it answers one question at a time. */
  function begin(): AbortSignal {
    clearTimeout(renewal)
    latest?.abort()
    latest = new AbortController()
    return latest.signal
  }

  /** Asks for one. */
  async function logIn(): Promise<void> {
    trouble.value = obstacle.value
    code.value = null
    if (busy.value || trouble.value !== null) {
      return
    }
    busy.value = true
    const signal = begin()
    try {
      const asked = await beginPasskeyLogin()
      await finish(await showPasskey(asked, false, signal), asked.host)
    } catch (failure) {
      say(failure)
      void wait()
    } finally {
      busy.value = false
    }
  }

  /** Has the browser offer them where the user name is typed. Nobody has asked: what fails before the choice is not told. */
  async function wait(): Promise<void> {
    const signal = begin()
    if (obstacle.value !== null || !(await offersInFields()) || signal.aborted) {
      return
    }
    let shown: PasskeyLoginRequest
    let asked: PasskeyAsked
    try {
      asked = await beginPasskeyLogin()
      renewal = setTimeout(() => void wait(), asked.expiresInMs * RENEW_AFTER)
      shown = await showPasskey(asked, true, signal)
    } catch {
      return
    }
    try {
      await finish(shown, asked.host)
    } catch (failure) {
      say(failure)
      void wait()
    }
  }

  async function finish(shown: PasskeyLoginRequest, host: string): Promise<void> {
    clearTimeout(renewal)
    try {
      await auth.logInByPasskey(shown)
    } catch (failure) {
      if (codeOf(failure) === 'PASSKEY_UNKNOWN') {
        disownPasskey(host, shown.credential)
      }
      throw failure
    }
    await entered()
  }

  function say(failure: unknown): void {
    if (!(failure instanceof PasskeyFailure)) {
      code.value = codeOf(failure)
    } else if (failure.trouble !== 'aborted') {
      trouble.value = failure.trouble
    }
  }

  onScopeDispose(() => {
    clearTimeout(renewal)
    latest?.abort()
  })

  return { busy, trouble, code, offered, logIn, wait }
}

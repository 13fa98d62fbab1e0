import { useLocalStorage } from '@vueuse/core'
import { logOut } from './authApi'
import { Problem } from '@/api/problem'

/**
 * Set from the moment somebody logs out until the server is known to have heard it, in all tabs and over reloads. Until
 * then the browser still has a cookie that would log in again, and the page must not use it.
 */
export function useLoggingOut() {
  const pending = useLocalStorage('parley.loggingOut', false)
  let trying: Promise<void> | null = null

  /**
   * Tells the server; rejects where it could not be told, and stays pending.
   *
   * @param token of the login that is to end; without one that still holds the cookie says which
   */
  function tell(token: string): Promise<void> {
    trying ??= (async () => {
      if (token === '' || !(await ended(token))) {
        await ended(null)
      }
      pending.value = false
    })().finally(() => {
      trying = null
    })
    return trying
  }

  return { pending, tell }
}

/** False where the server knows no such login: not by this token, or, without one, not any more. */
async function ended(token: string | null): Promise<boolean> {
  try {
    await logOut(token)
    return true
  } catch (failure) {
    if (failure instanceof Problem && failure.status === 401) {
      return false
    }
    throw failure
  }
}

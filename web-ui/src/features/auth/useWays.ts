import { onMounted, shallowRef } from 'vue'
import { logInWays } from './authApi'
import type { LogInWays } from '@/api/schema'

/** What the server has said last, so that the page stands still while it is asked again. */
const KEPT = 'parley.ways'
/** An older server, or the one that was asked last, may not have told of these. */
type Later = 'passkeys' | 'directory'
type KnownWays = Omit<LogInWays, Later> & Partial<Pick<LogInWays, Later>>

/** What is taken for granted where the server cannot be asked: it decides in the end. */
const BY_PASSWORD: KnownWays = { password: true, provider: null }

function kept(): KnownWays | null {
  try {
    const ways = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as KnownWays | null
    return typeof ways?.password === 'boolean' ? ways : null
  } catch {
    return null
  }
}

/** How one logs in here; null until the server has said it for the first time. */
export function useWays() {
  const ways = shallowRef<KnownWays | null>(kept())
  onMounted(async () => {
    try {
      ways.value = await logInWays()
      localStorage.setItem(KEPT, JSON.stringify(ways.value))
    } catch {
      ways.value ??= BY_PASSWORD
    }
  })
  return ways
}

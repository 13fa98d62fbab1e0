import { shallowRef } from 'vue'
import { RefreshPace } from './refreshPace'
import { send } from '@/api/http'
import { Problem } from '@/api/problem'
import type { GuestToken } from '@/api/schema'
import { LoginLost } from '@/realtime/connection'
import type { GuestId } from '@/realtime/protocol.gen'

/** Who somebody without an account is, in one meeting or room. */
export interface Guest {
  /** Where the token is renewed. */
  renewal: string
  person: GuestId
  name: string
}

const LEAST_LEFT_MS = 20_000
/** The pass is over for good, or its meeting is, or the guest may not be in it any more. */
const OVER: readonly number[] = [401, 403, 404, 410]

/** The token of a guest, which lives in this page only and is renewed while it is needed. */
export function useGuestPass() {
  const guest = shallowRef<Guest | null>(null)
  let pace = new RefreshPace()
  let token = ''
  /** By the monotonic clock: the computer's own may be wrong. */
  let wornOutAt = 0
  let renewing: Promise<void> | null = null

  function take(pass: GuestToken): void {
    const now = performance.now()
    token = pass.token
    wornOutAt = now + pass.expiresInMs - Math.min(LEAST_LEFT_MS, pass.expiresInMs / 4)
    pace.got(now)
  }

  function enter(as: Guest, pass: GuestToken): void {
    pace = new RefreshPace()
    guest.value = as
    take(pass)
  }

  async function accessToken(fresh: boolean): Promise<string> {
    const now = performance.now()
    if ((fresh || now > wornOutAt) && !pace.rests(now)) {
      renewing ??= renew().finally(() => {
        renewing = null
      })
      await renewing
    }
    return token
  }

  /** Rejects with {@link LoginLost} where the guest has to enter by the link again. */
  async function renew(): Promise<void> {
    try {
      take(await send<GuestToken>(guest.value?.renewal ?? '', { method: 'POST' }, token))
    } catch (failure) {
      if (failure instanceof Problem && OVER.includes(failure.status)) {
        throw new LoginLost()
      }
      throw failure
    }
  }

  return { guest, enter, accessToken }
}

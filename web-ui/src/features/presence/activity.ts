import { useEventListener } from '@vueuse/core'
import { onScopeDispose, type Ref, watch } from 'vue'
import { useRealtimeStore } from '@/realtime/realtimeStore'

export const IDLE_MS = 5 * 60_000
// `input` too: the keys of an input method are nobody's but its own.
const INPUT = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchstart'] as const

export type Activity = 'active' | 'away'

/** Away after five minutes without input, or with the tab hidden; `change` is called whenever that changes. */
export function watchActivity(change: (activity: Activity) => void): {
  current: () => Activity
  stop: () => void
} {
  let activity: Activity = document.visibilityState === 'hidden' ? 'away' : 'active'
  let timer: ReturnType<typeof setTimeout> | undefined

  function become(next: Activity): void {
    if (next !== activity) {
      activity = next
      change(next)
    }
  }

  function stir(): void {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') {
      become('away')
      return
    }
    become('active')
    timer = setTimeout(() => {
      become('away')
    }, IDLE_MS)
  }

  const offs = [
    useEventListener(window, [...INPUT], stir, { passive: true, capture: true }),
    useEventListener(document, 'visibilitychange', stir),
  ]
  stir()

  return {
    current: () => activity,
    stop: () => {
      clearTimeout(timer)
      offs.forEach((off) => {
        off()
      })
    },
  }
}

/** Tells the server whether anybody is before the page. Who is in a call is. */
export function useActivity(inCall: Readonly<Ref<boolean>>): void {
  const realtime = useRealtimeStore()
  /** A new connection counts as active. */
  let told: Activity = 'active'

  const activity = watchActivity(tell)

  function tell(): void {
    const now = inCall.value ? 'active' : activity.current()
    if (now !== told && realtime.state === 'online') {
      told = now
      realtime.request({ type: 'presence.set', activity: now }).catch(() => {
        told = now === 'active' ? 'away' : 'active'
      })
    }
  }

  realtime.onReady(() => {
    told = 'active'
    tell()
  })
  watch(inCall, tell)
  onScopeDispose(activity.stop)
}

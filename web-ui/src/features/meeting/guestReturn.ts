import { asId } from '@/realtime/id'
import type { CallId } from '@/realtime/protocol.gen'

/** How a guest was in the call of a meeting when the page was unloaded. */
export interface Return {
  code: string
  callId: CallId
  name: string
  camera: boolean
  muted: boolean
}

const KEY = 'parley.guestReturn'

/**
 * Written by a page in its last moment, for the next one in the same tab. Nobody else gets it: a tab that is copied while the
 * page is shown has none.
 */
export function keepReturn(to: Return, lifetimeMs: number): void {
  sessionStorage.setItem(KEY, JSON.stringify({ ...to, until: ownNow() + lifetimeMs }))
}

/** Once only, and only for a page that was reloaded: whoever comes by the link anew is asked at the door. */
export function takeReturn(code: string): Return | null {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  if (kept === null || !wasReloaded()) {
    return null
  }
  const { until, callId, ...to } = JSON.parse(kept) as Return & { until: number }
  return to.code === code && ownNow() < until ? { ...to, callId: asId<CallId>(callId) } : null
}

function wasReloaded(): boolean {
  return performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).type === 'reload')
}

/** Compared with itself only, so it may be wrong; the server's time is not known yet when a page begins. */
function ownNow(): number {
  // eslint-disable-next-line no-restricted-syntax -- see above
  return Date.now()
}

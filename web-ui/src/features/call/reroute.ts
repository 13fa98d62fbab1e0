import { inputOf } from './callMachine'
import type { HeldCall } from './heldCall'
import type { LeftCalls } from './leftCalls'
import { codeOf } from '@/api/problem'
import type { CallId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** Asks for the page's call to go through the router, as its browsers find no way to each other. */
export function useReroute(held: HeldCall, left: LeftCalls) {
  const realtime = useRealtimeStore()
  /** The call that cannot, as the server has no router. */
  let refused: CallId | null = null
  let asking = false

  async function reroute(callId: CallId): Promise<void> {
    if (asking || refused === callId) {
      return
    }
    asking = true
    try {
      const frame = await realtime.request({ type: 'call.reroute', callId })
      if (!left.isOld(frame.call)) {
        held.dispatch(inputOf(frame))
      }
    } catch (failure) {
      const code = codeOf(failure)
      console.info('call.reroute', code)
      if (code === 'INVALID_REQUEST') {
        refused = callId
      }
    } finally {
      asking = false
    }
  }

  return reroute
}

import { computed, ref, shallowRef } from 'vue'
import { callOf, type CallInput, type CallState, IDLE, reduceCall, type Self } from './callMachine'
import { useAuthStore } from '@/features/auth/authStore'
import type { ConnectionId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/**
 * The state of the page's call, which only inputs of the machine change.
 *
 * @param act does what a transition asks for
 */
export function useHeldCall(act: (before: CallState, after: CallState) => void) {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const state = shallowRef<CallState>(IDLE)
  const call = computed(() => callOf(state.value))
  const formerConnectionId = ref<ConnectionId | null>(null)
  let lastConnectionId: ConnectionId | null = null

  const self = computed<Self>(() => ({
    userId: auth.self,
    connectionId: realtime.connectionId,
    formerConnectionId: formerConnectionId.value,
  }))

  function dispatch(input: CallInput): void {
    const before = state.value
    const after = reduceCall(before, input, self.value)
    if (after !== before) {
      state.value = after
      act(before, after)
    }
  }

  /** A place held by the connection before is this page's own. */
  function reconnected(connectionId: ConnectionId): void {
    formerConnectionId.value = lastConnectionId
    lastConnectionId = connectionId
  }

  return { state, call, self, dispatch, reconnected }
}

export type HeldCall = ReturnType<typeof useHeldCall>

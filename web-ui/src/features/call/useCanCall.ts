import { computed } from 'vue'
import { useCallStore } from './callStore'
import { canConnect } from './media/connection'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** Whether a call can be started from this page now. */
export function useCanCall() {
  const call = useCallStore()
  const realtime = useRealtimeStore()
  return computed(
    () =>
      canConnect() &&
      realtime.state === 'online' &&
      (call.state.name === 'idle' || call.state.name === 'ended'),
  )
}

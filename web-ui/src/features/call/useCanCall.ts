import { computed } from 'vue'
import { useCall } from './callStore'
import { useRealtime } from '@/realtime/realtime'

/** Whether a call can be started from this page now. */
export function useCanCall() {
  const call = useCall()
  const realtime = useRealtime()
  return computed(
    () => realtime.state === 'online' && (call.state.name === 'idle' || call.state.name === 'ended'),
  )
}

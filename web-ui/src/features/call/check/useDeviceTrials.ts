import { computed, onScopeDispose, type Ref, shallowRef } from 'vue'
import { tryDevice } from './deviceSteps'
import { type Results, RUNNING, skipped } from './steps'
import { useCallStore } from '../callStore'

const DEVICES = ['microphone', 'camera'] as const

/** Asks for the devices, which is the person's to begin. A call that goes on has them, and some browsers would take them from it. */
export function useDeviceTrials(results: Readonly<Ref<Results>>, set: (found: Partial<Results>) => void) {
  const call = useCallStore()
  const current = shallowRef<AbortController | null>(null)

  async function tryDevices(): Promise<void> {
    stop()
    const { signal } = (current.value = new AbortController())
    for (const device of DEVICES.filter((each) => mayBeTried(each))) {
      if (call.phase && call.phase !== 'ended') {
        set({ [device]: skipped('inCall') })
        continue
      }
      set({ [device]: RUNNING })
      const found = await tryDevice(device)
      if (signal.aborted) {
        return
      }
      set({ [device]: found })
    }
    current.value = null
  }

  /** Asks for no further device; what is asked for already is let go of once it is there. */
  function stop(): void {
    current.value?.abort()
    current.value = null
  }

  function mayBeTried(device: (typeof DEVICES)[number]): boolean {
    const { cause } = results.value[device]
    return cause === 'notAsked' || cause === 'inCall' || cause === 'unavailable'
  }

  const canTry = computed(() => !current.value && DEVICES.some((device) => mayBeTried(device)))

  onScopeDispose(stop)
  return { tryDevices, canTry, stop }
}

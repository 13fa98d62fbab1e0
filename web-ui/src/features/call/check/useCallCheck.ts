import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { getCheckPlan } from './checkApi'
import { lookAtDevices } from './deviceSteps'
import { socketResult } from './socketStep'
import { failed, outlookOf, passed, type Results, RUNNING, skipped, type StepResult, waiting } from './steps'
import { type Trial, tryConnection } from './trialConnection'
import { useDeviceTrials } from './useDeviceTrials'
import { relaysOf, waysOf } from './verdicts'
import { canConnect } from '../media/connection'
import type { CallCheckPlan } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const PINGS = 4
const BETWEEN_PINGS_MS = 500

/** Tries what a call needs, one look at a time; nothing of it touches a call that goes on. */
export function useCallCheck() {
  const realtime = useRealtimeStore()
  const results = shallowRef<Results>(waiting())
  const running = ref(false)
  const outlook = computed(() => outlookOf(results.value))
  const devices = useDeviceTrials(results, set)
  const canTryDevices = computed(() => !running.value && devices.canTry.value)
  let current: AbortController | null = null

  function set(found: Partial<Results>): void {
    results.value = { ...results.value, ...found }
  }

  async function run(): Promise<void> {
    current?.abort()
    devices.stop()
    const look = new AbortController()
    current = look
    running.value = true
    results.value = Object.fromEntries(Object.keys(waiting()).map((step) => [step, RUNNING])) as Results
    const tell = (found: Partial<Results>) => {
      if (!look.signal.aborted) set(found)
    }
    tell({ secure: window.isSecureContext ? passed() : failed('insecure') })
    await Promise.all([lookAtDevices().then(tell), connections(look.signal, tell)])
    if (!look.signal.aborted) {
      running.value = false
    }
  }

  async function connections(signal: AbortSignal, tell: (found: Partial<Results>) => void): Promise<void> {
    const plan = await getCheckPlan().catch(() => null)
    if (!plan) {
      const none = failed('noServer')
      tell({ socket: none, udp: none, tcp: none, relay: none })
      return
    }
    await Promise.all([
      socket(plan, signal).then((found) => {
        tell({ socket: found })
      }),
      ways(plan, signal).then(tell),
    ])
  }

  async function ways(plan: CallCheckPlan, signal: AbortSignal): Promise<Partial<Results>> {
    if (!canConnect()) {
      return { udp: failed('noWebRtc'), tcp: skipped('noWebRtc'), relay: skipped('noWebRtc') }
    }
    const attempt = (wanted: boolean, options: Omit<Parameters<typeof tryConnection>[0], 'signal'>) =>
      wanted ? tryConnection({ ...options, signal }) : Promise.resolve<Trial | null>(null)
    const { router, udp, tcp, iceServers } = plan
    const [byUdp, byTcp, byRelay] = await Promise.all([
      attempt(router && udp.length > 0, { transport: 'udp', servers: [], relayOnly: false }),
      attempt(router && tcp.length > 0, { transport: 'tcp', servers: [], relayOnly: false }),
      attempt(router && relaysOf(plan).length > 0, {
        transport: 'udp',
        servers: iceServers,
        relayOnly: true,
      }),
    ])
    return waysOf(plan, { udp: byUdp, tcp: byTcp, relay: byRelay }, location.hostname)
  }

  async function socket(plan: CallCheckPlan, signal: AbortSignal): Promise<StepResult> {
    let lost = 0
    const stop = watch(
      () => realtime.state,
      (state) => {
        if (state !== 'online') lost++
      },
      { flush: 'sync' },
    )
    const trips: (number | null)[] = []
    for (let i = 0; i < PINGS && !signal.aborted; i++) {
      if (i > 0) {
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_PINGS_MS))
      }
      const askedAt = performance.now()
      trips.push(
        await realtime.request({ type: 'session.ping' }).then(
          () => performance.now() - askedAt,
          () => null,
        ),
      )
    }
    stop()
    return socketResult(trips, lost, plan, location.origin)
  }

  onScopeDispose(() => current?.abort())
  return { results, running, outlook, run, tryDevices: devices.tryDevices, canTryDevices }
}

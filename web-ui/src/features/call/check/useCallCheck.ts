import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { getCheckPlan } from './checkApi'
import { lookAtDevices } from './deviceSteps'
import { socketResult, tripsOf } from './socketStep'
import { failed, outlookOf, passed, type Results, RUNNING, skipped, STEPS, waiting } from './steps'
import { problemOf, type Trial, tryConnection, type Wanted } from './trialConnection'
import { useDeviceTrials } from './useDeviceTrials'
import { relaysOf, unanswered, waysOf } from './verdicts'
import { canConnect } from '../media/connection'
import type { CallCheckPlan } from '@/api/schema'
import { useRealtimeStore } from '@/realtime/realtimeStore'

interface Look {
  signal: AbortSignal
  /** How often the socket broke off since the look began. */
  lost: () => number
  tell: (found: Partial<Results>) => void
}

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
    const { signal } = look
    current = look
    running.value = true
    set(Object.fromEntries(STEPS.map((step) => [step, RUNNING])))
    const tell = (found: Partial<Results>) => {
      if (!signal.aborted) set(found)
    }
    const line = watchLine()
    tell({ secure: window.isSecureContext ? passed() : failed('insecure') })
    try {
      await Promise.all([lookAtDevices().then(tell), connections({ signal, lost: line.lost, tell })])
    } finally {
      line.stop()
      if (current === look) {
        const open = STEPS.filter((step) => results.value[step].state === 'running')
        tell(Object.fromEntries(open.map((step) => [step, skipped('notTried')])))
        running.value = false
      }
    }
  }

  /** One that was never there does not count: a filter may keep it away, and the ways may be open. */
  function watchLine() {
    let lost = 0
    const stop = watch(
      () => realtime.state,
      (_, before) => {
        if (before === 'online') lost++
      },
      { flush: 'sync' },
    )
    return { lost: () => lost, stop }
  }

  async function connections(look: Look): Promise<void> {
    const plan = getCheckPlan()
    await Promise.all([
      socket(
        look,
        plan.catch(() => null),
      ),
      plan.then(
        (known) => ways(look, known),
        (failure: unknown) => {
          const none = unanswered(problemOf(failure))
          look.tell({ udp: none, tcp: none, relay: none })
        },
      ),
    ])
  }

  async function socket({ signal, lost, tell }: Look, asked: Promise<CallCheckPlan | null>): Promise<void> {
    const trips = await tripsOf(() => realtime.request({ type: 'session.ping' }), signal)
    const times = lost()
    tell({ socket: socketResult(trips, times, await asked, location.origin) })
  }

  async function ways({ signal, lost, tell }: Look, plan: CallCheckPlan): Promise<void> {
    if (!canConnect()) {
      tell({ udp: failed('noWebRtc'), tcp: skipped('noWebRtc'), relay: skipped('noWebRtc') })
      return
    }
    const attempt = (wanted: boolean, options: Omit<Wanted, 'signal'>) =>
      wanted ? tryConnection({ ...options, signal }) : Promise.resolve<Trial | null>(null)
    const { router, udp, tcp, iceServers } = plan
    const [byUdp, byTcp, byRelay] = await Promise.all([
      attempt(router && udp.length > 0, { transport: 'udp', servers: [], relayOnly: false }),
      attempt(router && tcp.length > 0, { transport: 'tcp', servers: [], relayOnly: false }),
      attempt(relaysOf(plan).length > 0, {
        transport: router ? 'udp' : null,
        servers: iceServers,
        relayOnly: true,
      }),
    ])
    tell(waysOf(plan, { udp: byUdp, tcp: byTcp, relay: byRelay }, location.hostname, lost() > 0))
  }

  onScopeDispose(() => current?.abort())
  return { results, running, outlook, run, tryDevices: devices.tryDevices, canTryDevices }
}

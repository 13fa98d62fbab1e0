import { watch } from 'vue'
import { Hearing, heardSoundOf } from './hearing'
import { useCallStore } from '../callStore'
import { useDevicesStore } from '../devices/devicesStore'
import { publishes } from '../tracks'
import type { ParticipantView, Person } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const LOOK_MS = 1000
const REPEAT_MS = 5000

/** Tells the others of a call whom of them this page cannot hear: nobody else would know. */
export function useHearingReport(): void {
  const call = useCallStore()
  const devices = useDevicesStore()
  const realtime = useRealtimeStore()
  const hearings = new Map<Person, Hearing>()
  let reported = new Set<Person>()
  let reportedAt = 0

  async function look(): Promise<void> {
    const { others } = call
    await Promise.all(others.map(lookAt))
    ;[...hearings.keys()]
      .filter((person) => !others.some((other) => other.person === person))
      .forEach((person) => hearings.delete(person))
    report()
  }

  async function lookAt(other: ParticipantView): Promise<void> {
    const { person } = other
    const hearing = hearings.get(person) ?? new Hearing()
    hearings.set(person, hearing)
    const stats = await call.statsOf(person)?.catch(() => null)
    const track = call.remote.get(person)?.audio?.getAudioTracks()[0]
    hearing.look(stats?.report && track ? heardSoundOf(stats.report, track.id) : null, isExpected(other))
  }

  /** Whoever has turned somebody's volume down does not want to hear them, and need not say so. */
  function isExpected(other: ParticipantView): boolean {
    const link = call.links.get(other.person)
    return (
      link !== undefined &&
      link !== 'connecting' &&
      publishes(other, 'microphone') &&
      devices.volumeOf(other.person) > 0
    )
  }

  function report(): void {
    const unheard = [...hearings].filter(([, hearing]) => hearing.unheard).map(([person]) => person)
    const heardAgain = [...reported].filter((person) => hearings.get(person)?.unheard === false)
    const isNew = heardAgain.length > 0 || unheard.some((person) => !reported.has(person))
    const now = performance.now()
    if (!call.call || !(isNew || (unheard.length > 0 && now - reportedAt >= REPEAT_MS))) {
      return
    }
    reported = new Set(unheard)
    reportedAt = now
    // One that gets lost is made good by the next, or forgotten where it is told.
    void realtime
      .request({ type: 'call.reportHearing', callId: call.call.id, unheard, heardAgain })
      .catch(() => undefined)
  }

  watch(
    () => (call.state.name === 'active' ? call.state.call.id : null),
    (callId, _, onCleanup) => {
      if (callId !== null) {
        const timer = setInterval(() => void look(), LOOK_MS)
        onCleanup(() => {
          clearInterval(timer)
          hearings.clear()
          reported = new Set()
        })
      }
    },
    { immediate: true },
  )
}

import { useIntervalFn } from '@vueuse/core'
import { watch } from 'vue'
import { useCallStore } from '../callStore'
import type { CallSummary } from './callSummary'
import { useCallQualityStore } from './callQualityStore'
import type { Path } from './snapshot'
import type { CallQuality, MediaPath, MediaRoute } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

const REPORT_EVERY_MS = 10_000
const MS_MAX = 60_000

/** Tells the server now and then, and before hanging up, how the call has been so far, for the history of calls. */
export function useQualityReport(): void {
  const call = useCallStore()
  const quality = useCallQualityStore()
  const realtime = useRealtimeStore()

  const { pause, resume } = useIntervalFn(report, REPORT_EVERY_MS, { immediate: false })
  watch(
    () => quality.inCall,
    (inCall) => {
      if (inCall) {
        resume()
      } else {
        pause()
      }
    },
    { immediate: true },
  )
  // Afterwards nobody who has left is listened to.
  call.$onAction(({ name }) => {
    if (name === 'leave' && quality.inCall) {
      report()
    }
  })

  function report(): void {
    const measured = call.call && wireQuality(quality.summary(), call.call.mediaPath)
    if (call.call && measured) {
      // One that gets lost is made good by the next.
      void realtime
        .request({ type: 'call.reportQuality', callId: call.call.id, quality: measured })
        .catch(() => undefined)
    }
  }
}

/** Null where nothing was measured yet. What a browser does not tell counts as none. */
export function wireQuality(summary: CallSummary, mediaPath: MediaPath): CallQuality | null {
  return summary.samples === 0
    ? null
    : {
        sentLostPercent: percent(summary.upLoss.average),
        receivedLostPercent: percent(summary.downLoss.average),
        roundTripMs: milliseconds(summary.roundTrip.average),
        jitterMs: milliseconds(summary.jitter.average),
        route: routeOf(summary.path, mediaPath),
      }
}

function routeOf(path: Path | null, mediaPath: MediaPath): MediaRoute {
  return path === null || path.protocol === ''
    ? 'unknown'
    : (`${path.relayed ? 'relay' : mediaPath}${path.protocol === 'UDP' ? 'Udp' : 'Tcp'}` as const)
}

/** With one decimal. */
function percent(share: number | null): number {
  return Math.round(Math.min(1, Math.max(0, share ?? 0)) * 1000) / 10
}

function milliseconds(time: number | null): number {
  return Math.round(Math.min(MS_MAX, Math.max(0, time ?? 0)))
}

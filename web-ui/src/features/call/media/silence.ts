/**
 * For how many milliseconds nothing at all has come from the other side of a connection, checks of the way included; null
 * where nothing has come yet, or the browser does not tell.
 */
export function silenceOf(report: RTCStatsReport): number | null {
  let least: number | null = null
  report.forEach((entry: RTCStats) => {
    if (entry.type === 'candidate-pair') {
      const { lastPacketReceivedTimestamp: last } = entry as RTCIceCandidatePairStats
      if (last) {
        const silence = Math.max(0, entry.timestamp - last)
        least = least === null ? silence : Math.min(least, silence)
      }
    }
  })
  return least
}

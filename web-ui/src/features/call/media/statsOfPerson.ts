import type { StatsReport } from './mediaSession'

/** The report of a connection with what is received in these media sections, and all that is not received. */
export function onlyOf(report: StatsReport, mids: ReadonlySet<string>): StatsReport {
  const entries = new Map<string, unknown>()
  report.forEach((value, id) => {
    const { type, mid } = value as { type: string; mid?: string }
    if (type !== 'inbound-rtp' || (mid !== undefined && mids.has(mid))) {
      entries.set(id, value)
    }
  })
  return entries
}

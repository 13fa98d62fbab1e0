import { request } from '@/api/http'
import type { ReportActionRequest, ReportAnswer, ReportOutcome, ReportPage } from '@/api/schema'
import type { ReportId } from '@/api/schema.gen'

const report = (id: ReportId) => `/api/admin/reports/${encodeURIComponent(id)}`

export function listReports(open: boolean, cursor: string | null): Promise<ReportPage> {
  return request('/api/admin/reports', { query: { open: String(open), cursor } })
}

export function actOnReport(id: ReportId, body: ReportActionRequest): Promise<ReportAnswer> {
  return request(`${report(id)}/actions`, { method: 'POST', body })
}

export function resolveReport(id: ReportId, outcome: ReportOutcome, note: string): Promise<ReportAnswer> {
  return request(`${report(id)}/resolve`, { method: 'POST', body: { outcome, note } })
}

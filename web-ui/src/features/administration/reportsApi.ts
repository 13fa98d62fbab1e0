import { download } from '@/api/files'
import { request } from '@/api/http'
import type { OpenReports, ReportActionRequest, ReportAnswer, ReportOutcome, ReportPage } from '@/api/schema'
import type { ReportId } from '@/api/schema.gen'
import type { AttachmentId } from '@/realtime/protocol.gen'

const report = (id: ReportId) => `/api/admin/reports/${encodeURIComponent(id)}`

export function listReports(open: boolean, cursor: string | null): Promise<ReportPage> {
  return request('/api/admin/reports', { query: { open: String(open), cursor } })
}

export async function countOpenReports(): Promise<number> {
  return (await request<OpenReports>('/api/admin/reports/open')).count
}

/** That it was opened stands in the audit log. */
export function openReportedFile(id: ReportId, file: AttachmentId): Promise<Blob> {
  return download(`${report(id)}/files/${encodeURIComponent(file)}`)
}

export function actOnReport(id: ReportId, body: ReportActionRequest): Promise<ReportAnswer> {
  return request(`${report(id)}/actions`, { method: 'POST', body })
}

export function resolveReport(id: ReportId, outcome: ReportOutcome, note: string): Promise<ReportAnswer> {
  return request(`${report(id)}/resolve`, { method: 'POST', body: { outcome, note } })
}

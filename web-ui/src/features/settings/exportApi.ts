import { request } from '@/api/http'
import type { DataExport, ExportAddress } from '@/api/schema'

const PATH = '/api/me/export'

/** The latest export of one's own data. */
export function dataExport(): Promise<DataExport> {
  return request(PATH)
}

/** @param code needed where a second factor is on */
export function askExport(password: string, code?: string): Promise<DataExport> {
  return request(PATH, { method: 'POST', body: code === undefined ? { password } : { password, code } })
}

export function removeExport(): Promise<void> {
  return request(PATH, { method: 'DELETE' })
}

/** From where the browser can save a part, once and soon: it is too large for the page's memory. */
export function exportAddress(part: number): Promise<ExportAddress> {
  return request(`${PATH}/parts/${String(part)}/address`, { method: 'POST' })
}

import { request } from '@/api/http'
import type { Quotas, Storage, StoragePage, StoragePerson } from '@/api/schema'
import type { UserId } from '@/realtime/protocol.gen'

export function getStorage(): Promise<Storage> {
  return request('/api/admin/storage')
}

/** In bytes; null for none. */
export function changeQuotas(quotas: Quotas): Promise<Quotas> {
  return request('/api/admin/storage/quotas', { method: 'PUT', body: quotas })
}

/** Whose files take most first; with a query those who are called so. */
export function listStorage(query: string, cursor: string | null): Promise<StoragePage> {
  return request('/api/admin/storage/people', { query: { query, cursor } })
}

/** @param bytes for this person alone, null for no limit; undefined for what holds for everybody */
export function changeQuotaOf(id: UserId, bytes: number | null | undefined): Promise<StoragePerson> {
  return request(`/api/admin/storage/people/${encodeURIComponent(id)}/quota`, {
    method: 'PUT',
    body: { own: bytes !== undefined, bytes: bytes ?? null },
  })
}

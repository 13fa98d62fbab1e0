import { request } from '@/api/http'
import type { FilterAction, FilteredWordList, HeldMessageDecision, HeldMessagePage } from '@/api/schema'
import type { FilteredWordId, HeldMessageId } from '@/api/schema.gen'

const WORDS = '/api/admin/words'
const HELD = '/api/admin/held-messages'

export function listWords(): Promise<FilteredWordList> {
  return request(WORDS)
}

/** Puts a word on the list, or changes its action. */
export function putWord(text: string, action: FilterAction): Promise<FilteredWordList> {
  return request(WORDS, { method: 'PUT', body: { text, action } })
}

export function removeWord(id: FilteredWordId): Promise<FilteredWordList> {
  return request(`${WORDS}/${encodeURIComponent(id)}`, { method: 'DELETE' })
}

export function listHeld(cursor: string | null): Promise<HeldMessagePage> {
  return request(HELD, { query: { cursor } })
}

export function approveHeld(id: HeldMessageId): Promise<HeldMessageDecision> {
  return request(`${HELD}/${encodeURIComponent(id)}/approve`, { method: 'POST' })
}

export function refuseHeld(id: HeldMessageId, reason: string): Promise<HeldMessageDecision> {
  return request(`${HELD}/${encodeURIComponent(id)}/refuse`, { method: 'POST', body: { reason } })
}

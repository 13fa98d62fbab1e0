import { defineStore } from 'pinia'
import { shallowReactive } from 'vue'
import { lookAtLink } from './linksApi'
import { codeOf } from '@/api/problem'
import type { MeetingLook } from '@/api/schema'

/** How long what was seen of a link is shown before the server is asked again. */
export const FRESH_MS = 25_000
/** So many wrong links the page looks at by itself: anybody may write thousands, and the server counts them. */
export const MOST_UNKNOWN = 5

/** `unknown`: nobody's link; `over`: the meeting has ended; `unseen`: the server did not say. */
export type Seen = { name: 'seen'; look: MeetingLook } | { name: 'over' | 'unknown' | 'unseen' }

/** What the links of meetings that are on the screen are of, for the person logged in. */
export const useLooksStore = defineStore('looks', () => {
  const byCode = shallowReactive(new Map<string, Seen>())
  const askedAt = new Map<string, number>()
  let unknown = 0

  /** Looks at a link, unless that was done a moment ago, or is of no use. */
  async function look(code: string): Promise<void> {
    const seen = byCode.get(code)?.name
    const now = performance.now()
    const fresh = now - (askedAt.get(code) ?? Number.NEGATIVE_INFINITY) < FRESH_MS
    if (fresh || seen === 'unknown' || seen === 'over' || (unknown >= MOST_UNKNOWN && seen !== 'seen')) {
      return
    }
    askedAt.set(code, now)
    try {
      byCode.set(code, { name: 'seen', look: await lookAtLink(code, false) })
    } catch (failure) {
      switch (codeOf(failure)) {
        case 'MEETING_NOT_FOUND':
          unknown++
          byCode.set(code, { name: 'unknown' })
          return
        case 'MEETING_ENDED':
          byCode.set(code, { name: 'over' })
          return
        default:
          if (seen === undefined) {
            byCode.set(code, { name: 'unseen' })
          }
      }
    }
  }

  return { byCode, look }
})

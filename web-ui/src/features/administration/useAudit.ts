import { computed, reactive } from 'vue'
import { type AuditFilter, listAudit } from './administrationApi'
import { usePages } from '@/api/usePages'
import type { AuditEntry, AuditKind, User } from '@/api/schema'
import { serverNow } from '@/realtime/serverClock'
import type { UserId } from '@/realtime/protocol.gen'

const DAY_MS = 24 * 60 * 60 * 1000

/** How far back one looks; `days` are those that one has chosen. */
export const PERIODS = { any: null, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, days: null } as const
export type Period = keyof typeof PERIODS

/** What is chosen on the page; days as an input of type date holds them. */
export interface AuditChoice {
  kind: AuditKind | ''
  actor: UserId | null
  person: UserId | null
  period: Period
  fromDay: string
  untilDay: string
}

/** The beginning of a day in local time, or of the one after it; null where none is chosen. */
function dayStart(day: string, later = 0): number | null {
  const [year, month, date] = day.split('-').map(Number)
  return year === undefined || month === undefined || date === undefined || Number.isNaN(date)
    ? null
    : new Date(year, month - 1, date + later).getTime()
}

/** A year that is being typed is no time that the server takes. */
const plausible = (time: number | null) => (time !== null && time >= 0 ? time : null)

export function filterOf(choice: AuditChoice, now: number): AuditFilter {
  const { kind, actor, person, period } = choice
  const ago = PERIODS[period]
  const ofDays = period === 'days'
  return {
    kind: kind === '' ? null : kind,
    actor,
    person,
    from: ofDays ? plausible(dayStart(choice.fromDay)) : ago === null ? null : now - ago,
    until: ofDays ? plausible(dayStart(choice.untilDay, 1)) : null,
  }
}

/** The audit log as it is looked through, with the names of those whom it tells of. */
export function useAudit(choice: AuditChoice) {
  const users = reactive(new Map<UserId, User>())
  const filter = computed(() => filterOf(choice, serverNow()))
  const pages = usePages<AuditEntry, AuditFilter>(
    () => filter.value,
    async (wanted, cursor) => {
      const page = await listAudit(wanted, cursor)
      page.users.forEach((user) => users.set(user.id, user))
      return { items: page.entries, next: page.next }
    },
  )
  return { ...pages, users, filter }
}

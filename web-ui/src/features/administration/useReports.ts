import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { learnOpenReports } from './openReports'
import { actOnReport, listReports, resolveReport } from './reportsApi'
import { codeOf } from '@/api/problem'
import type { Report, ReportAction, ReportAnswer, ReportOutcome, User } from '@/api/schema'
import type { ReportId } from '@/api/schema.gen'
import { usePages } from '@/api/usePages'
import { nameOf } from '@/features/users/userName'
import type { UserId } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** The reports of one kind, open or resolved, with what can be done about them. */
export function useReports(open: () => boolean) {
  const { t } = useI18n()
  const toasts = useToastsStore()
  const users = reactive(new Map<UserId, User>())
  const busy = ref<ReportId | null>(null)
  const pages = usePages<Report, boolean>(open, async (wanted, cursor) => {
    const page = await listReports(wanted, cursor)
    learn(page.users)
    return { items: page.reports, next: page.next }
  })

  function learn(found: readonly User[]): void {
    found.forEach((user) => users.set(user.id, user))
  }

  function name(id: UserId | null): string {
    const user = id === null ? undefined : users.get(id)
    return user ? nameOf(user) : t('user.deleted')
  }

  const isBot = (id: UserId | null) => id !== null && users.get(id)?.bot === true

  /** Resolves to whether it was done. One whose state is another by now is asked for anew with all others. */
  async function run(id: ReportId, send: () => Promise<ReportAnswer>): Promise<boolean> {
    if (busy.value !== null) {
      return false
    }
    busy.value = id
    try {
      const answer = await send()
      learn(answer.users)
      void learnOpenReports()
      const leaves = (answer.report.resolution === null) !== open()
      pages.items.value = leaves
        ? pages.items.value.filter((each) => each.id !== id)
        : pages.items.value.map((each) => (each.id === id ? answer.report : each))
      return true
    } catch (failure) {
      const code = codeOf(failure)
      toasts.show(t(`errors.${code}`), 'danger')
      if (code === 'REPORT_RESOLVED' || code === 'REPORT_NOT_FOUND') {
        void pages.refresh()
        return true
      }
      return false
    } finally {
      busy.value = null
    }
  }

  return {
    ...pages,
    name,
    isBot,
    acting: busy,
    act: (id: ReportId, action: ReportAction, reason: string, minutes: number | null) =>
      run(id, () => actOnReport(id, { action, minutes, reason })),
    resolve: (id: ReportId, outcome: ReportOutcome, note: string) =>
      run(id, () => resolveReport(id, outcome, note)),
  }
}

export type Reports = ReturnType<typeof useReports>

import { ref, shallowRef } from 'vue'
import { getVersions } from './versionsApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { Version } from '@/api/schema'
import type { ChatId } from '@/realtime/protocol.gen'

/** What a message says and has said, page by page, the newest first. */
export function useVersions(chatId: ChatId, seq: number) {
  const versions = shallowRef<readonly Version[]>([])
  const next = ref<number | null>(null)
  const complete = ref(true)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  /** What was asked before the newest question is not waited for any more. */
  let asked = 0

  async function load(before: number | null): Promise<void> {
    const question = ++asked
    busy.value = true
    error.value = null
    try {
      const page = await getVersions(chatId, seq, before)
      if (question === asked) {
        versions.value = before === null ? page.versions : [...versions.value, ...page.versions]
        next.value = page.next
        complete.value = page.complete
      }
    } catch (failure) {
      if (question === asked) {
        error.value = codeOf(failure)
      }
    } finally {
      if (question === asked) {
        busy.value = false
      }
    }
  }

  return {
    versions,
    next,
    complete,
    busy,
    error,
    /** From the newest on. */
    load: () => load(null),
    more: () => (busy.value || next.value === null ? Promise.resolve() : load(next.value)),
    /** Where it failed. */
    retry: () => load(next.value),
  }
}

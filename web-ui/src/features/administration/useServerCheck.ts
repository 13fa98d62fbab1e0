import { type Ref, ref, type ShallowRef, shallowRef } from 'vue'
import { checkServer } from './administrationApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { Finding } from '@/api/schema'

/** What the server finds of its own side when it is asked. */
export function useServerCheck(): {
  findings: ShallowRef<Finding[] | null>
  error: Ref<ProblemCode | null>
  busy: Ref<boolean>
  check: () => Promise<void>
} {
  const findings = shallowRef<Finding[] | null>(null)
  const error = ref<ProblemCode | null>(null)
  const busy = ref(false)

  async function check(): Promise<void> {
    busy.value = true
    error.value = null
    try {
      findings.value = (await checkServer()).findings
    } catch (failure) {
      error.value = codeOf(failure)
    } finally {
      busy.value = false
    }
  }

  return { findings, error, busy, check }
}

import { computed, onMounted, ref } from 'vue'
import { lookAtInvite, registration } from './authApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { RegistrationMode } from '@/api/schema'

/** What the server could not be asked is left to it: it decides when somebody registers. */
const UNKNOWN: ReadonlySet<ProblemCode> = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'])

/** Whether whoever looks at the page may register. @param token of an invite to register, null without one */
export function useRegistration(token: string | null) {
  const mode = ref<RegistrationMode | null>(null)
  const refused = ref<ProblemCode | null>(null)
  const asked = ref(false)

  async function ask(): Promise<void> {
    mode.value = (await registration()).mode
    if (mode.value === 'closed') {
      refused.value = 'REGISTRATION_CLOSED'
    } else if (mode.value === 'byInvite' && token === null) {
      refused.value = 'REGISTRATION_BY_INVITE'
    } else if (mode.value === 'byInvite' && token !== null) {
      await lookAtInvite(token)
    }
  }

  onMounted(async () => {
    try {
      await ask()
    } catch (failure) {
      const code = codeOf(failure)
      refused.value = UNKNOWN.has(code) ? null : code
    } finally {
      asked.value = true
    }
  })

  return {
    asked,
    /** Why one cannot, or null. */
    refused: computed(() => refused.value),
  }
}

import { computed, onMounted, ref } from 'vue'
import { lookAtInvite, registration } from './authApi'
import { lookAtRegistrationLink } from './emailApi'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { RegistrationMode } from '@/api/schema'

/** What the server could not be asked is left to it: it decides when somebody registers. */
const UNKNOWN: ReadonlySet<ProblemCode> = new Set(['NETWORK', 'UNAVAILABLE', 'INTERNAL', 'RATE_LIMITED'])

/**
 * Whether whoever looks at the page may register.
 *
 * @param token of an invite to register, null without one
 * @param link the token of a mail, null without one
 */
export function useRegistration(token: string | null, link: string | null = null) {
  const mode = ref<RegistrationMode | null>(null)
  const refused = ref<ProblemCode | null>(null)
  const asked = ref(false)
  const domains = ref<string[]>([])
  /** To which the link was sent. */
  const email = ref<string | null>(null)
  const expired = ref(false)

  async function ask(): Promise<void> {
    const said = await registration()
    domains.value = said.domains
    mode.value = said.mode
    if (mode.value === 'closed') {
      refused.value = 'REGISTRATION_CLOSED'
    } else if (mode.value === 'byInvite' && token === null) {
      refused.value = 'REGISTRATION_BY_INVITE'
    } else if (mode.value === 'byInvite' && token !== null) {
      await lookAtInvite(token)
    } else if (mode.value === 'byEmail' && link !== null) {
      await look(link)
    }
  }

  async function look(link: string): Promise<void> {
    try {
      email.value = (await lookAtRegistrationLink(link)).email
    } catch (failure) {
      if (codeOf(failure) !== 'LINK_INVALID') {
        throw failure
      }
      expired.value = true
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
    /** Whether an e-mail address is to be given first; one of these domains. */
    addressWanted: computed(() => mode.value === 'byEmail' && (link === null || expired.value)),
    domains,
    email,
    expired,
  }
}

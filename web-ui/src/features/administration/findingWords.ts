import type { ComposerTranslation } from 'vue-i18n'
import type { Finding } from '@/api/schema'
import { isolated } from '@/i18n/isolate'

/** What was found, and what to do about it; empty where there is nothing to do. */
export function findingWords(
  { subject, reason, facts }: Finding,
  t: ComposerTranslation,
  te: (key: string) => boolean,
  number: (value: number) => string,
): { detail: string; mend: string } {
  const names = {
    ...facts,
    ms: number(Number(facts.ms ?? 0)),
    n: number(Number(facts.days ?? 0)),
    names: (facts.addresses ?? '').split(', ').filter(Boolean).map(isolated).join(', '),
  }
  if (reason) {
    const mend = `administration.calls.mend.${reason}`
    return { detail: t(`administration.calls.reason.${reason}`, names), mend: te(mend) ? t(mend, names) : '' }
  }
  const kind = facts.source ?? facts.proxy
  return { detail: t(`administration.calls.found.${subject}${kind ? `.${kind}` : ''}`, names), mend: '' }
}

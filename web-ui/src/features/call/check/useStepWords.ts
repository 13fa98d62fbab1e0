import { useI18n } from 'vue-i18n'
import { browserFamily } from '../devices/help'
import type { Cause, Facts, StepName, StepResult } from './steps'
import { isolated } from '@/i18n/isolate'
import { useFormat } from '@/i18n/useFormat'

export interface StepWords {
  title: string
  state: string
  /** What was found. */
  detail: string
  /** What can be done about it. */
  mends: string[]
}

/** What may be one of several has the mends of each. */
const ANY_OF: Partial<Record<Cause, Cause[]>> = { relayFailed: ['relayUnreachable', 'relayRefused'] }
const DEVICE_CAUSES: readonly string[] = ['missing', 'refused', 'unavailable']

/** A step's result in words, for whoever only wants to talk, and for whoever runs the server. */
export function useStepWords() {
  const { t, te } = useI18n()
  const format = useFormat()

  function namesOf({ ms, address, addresses, device }: Facts): Record<string, string> {
    return {
      ms: format.number(ms ?? 0),
      address: address ?? addresses?.[0] ?? '',
      names: (addresses ?? []).map(isolated).join(', '),
      device: device ?? '',
    }
  }

  function detailOf(step: StepName, { state, cause, facts }: StepResult): string {
    const names = namesOf(facts)
    if (cause && DEVICE_CAUSES.includes(cause)) {
      return t(`devices.problem.${step}.${cause}`)
    }
    if (cause) {
      return t(`callCheck.cause.${cause}`, names)
    }
    if (state !== 'passed') {
      return t(`callCheck.about.${step}`)
    }
    const known = facts.device
      ? 'device'
      : facts.address
        ? typeof facts.ms === 'number'
          ? 'way'
          : 'place'
        : typeof facts.ms === 'number'
          ? 'trip'
          : null
    return known ? t(`callCheck.found.${known}`, names) : ''
  }

  function mendsOf({ cause, facts }: StepResult, administrator: boolean): string[] {
    if (!cause) {
      return []
    }
    if (DEVICE_CAUSES.includes(cause)) {
      const help = cause === 'refused' ? browserFamily(navigator.userAgent) : cause
      return [t(`devices.help.${help}`)]
    }
    const names = namesOf(facts)
    if (administrator) {
      const own = (ANY_OF[cause] ?? [cause])
        .map((each) => `callCheck.mendAdmin.${each}`)
        .filter((key) => te(key))
      if (own.length > 0) {
        return own.map((key) => t(key, names))
      }
    }
    const key = `callCheck.mend.${cause}`
    return te(key) ? [t(key, names)] : []
  }

  function of(step: StepName, result: StepResult, administrator: boolean): StepWords {
    return {
      title: t(`callCheck.step.${step}`),
      state: t(`callCheck.state.${result.state}`),
      detail: detailOf(step, result),
      mends: mendsOf(result, administrator),
    }
  }

  return { of }
}

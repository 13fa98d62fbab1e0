import { computed, onScopeDispose, shallowReactive } from 'vue'
import type { HeldCall } from '../heldCall'
import type { FrameOf } from '@/realtime/frames'
import type { CallId, Person } from '@/realtime/protocol.gen'

/** Whoever cannot hear says it again each 5 s: what was not said for so long does not hold any more. */
export const UNHEARD_HOLDS_MS = 12_000

/** Which of the others cannot hear this page's user, as they say. */
export function useUnheardBy(held: HeldCall) {
  const said = shallowReactive(new Map<Person, { callId: CallId; timer: ReturnType<typeof setTimeout> }>())

  function told({ callId, by, hears }: FrameOf<'call.hearingReported'>): void {
    forget(by)
    if (!hears) {
      const timer = setTimeout(() => {
        forget(by)
      }, UNHEARD_HOLDS_MS)
      said.set(by, { callId, timer })
    }
  }

  function forget(by: Person): void {
    clearTimeout(said.get(by)?.timer)
    said.delete(by)
  }

  /** Those who are in the present call, in the order of entering. */
  const unheardBy = computed<Person[]>(() => {
    const call = held.call.value
    return (call?.participants ?? [])
      .map(({ person }) => person)
      .filter((person) => said.get(person)?.callId === call?.id)
  })

  onScopeDispose(() => {
    ;[...said.keys()].forEach(forget)
  })

  return { told, unheardBy }
}

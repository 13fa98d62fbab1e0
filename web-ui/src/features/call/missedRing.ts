import { ref } from 'vue'
import type { CallState } from './callMachine'
import type { CallEndReason, CallId } from '@/realtime/protocol.gen'

/** A ring that stops so little before its time has run out: nobody has declined it just then. */
const EARLY_MS = 1000
/** In these the ring was answered by a refusal, or nothing is known of it. */
const NOT_MISSED: ReadonlySet<CallEndReason> = new Set<CallEndReason>(['declined', 'lost'])

/** Whether the last call that rang here was missed: its ring has ended without an answer on any device. */
export function useMissedRing() {
  const missed = ref(false)
  let ringing: CallId | null = null
  let endsAt = 0

  function follow(state: CallState): void {
    const now = state.name === 'ringing' && state.side === 'callee' ? state.call : null
    const before = ringing
    ringing = now?.id ?? null
    if (now && now.id !== before) {
      endsAt = performance.now() + (now.ringsForMs ?? 0)
      missed.value = false
    }
  }

  /** It rings for the person no more while the call goes on: its time is over, or another device has declined. */
  function stopped(): void {
    missed.value = performance.now() >= endsAt - EARLY_MS
  }

  function callEnded(reason: CallEndReason): void {
    missed.value = !NOT_MISSED.has(reason)
  }

  function rangOut(): void {
    missed.value = true
  }

  return { missed, follow, stopped, callEnded, rangOut }
}

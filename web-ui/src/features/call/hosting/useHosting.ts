import { computed, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { heldChange } from './floor'
import { useHostingStore } from './hostingStore'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useUsersStore } from '@/features/users/usersStore'
import type { CallId, TrackSource } from '@/realtime/protocol.gen'
import { useToastsStore } from '@/ui/toastsStore'

/** Does at one's own devices what hosts do, and says it in words. */
export function useHosting(t: ComposerTranslation): void {
  const auth = useAuthStore()
  const call = useCallStore()
  const hosting = useHostingStore()
  const toasts = useToastsStore()
  const users = useUsersStore()
  const activeId = computed(() => (call.state.name === 'active' ? call.state.call.id : null))
  let knownOf: CallId | null = null
  let known: ReadonlySet<TrackSource> = new Set()
  let knownHandsOf: CallId | null = null

  watch([activeId, () => hosting.ownHeld, () => call.sending], () => {
    const before = knownOf === activeId.value ? known : new Set<TrackSource>()
    knownOf = activeId.value
    known = hosting.ownHeld
    const { off, released } = heldChange(known, before, call.sending)
    off.forEach((source) => {
      call.switchOff(source)
    })
    off.filter((source) => source !== 'screenSound').forEach(tell)
    if (released.length > 0) {
      hosting.release(released)
    }
  })

  function tell(source: TrackSource): void {
    const by = call.call?.held.find((hold) => hold.person === auth.selfId && hold.source === source)?.by
    toasts.show(t(`call.host.muted.${source}`, { name: users.nameOf(by ?? null) }))
  }

  watch(
    () => hosting.refused,
    (refused) => {
      if (refused) {
        toasts.show(t(`errors.${refused.code}`), 'danger')
      }
    },
  )

  /** Whoever has just raised a hand, to those who could not see it. */
  watch(
    () => hosting.hands,
    (now, before) => {
      const same = knownHandsOf === activeId.value
      knownHandsOf = activeId.value
      now
        .filter((person) => same && person !== auth.selfId && !before.includes(person))
        .forEach((person) => toasts.show(t('call.hand.raisedBy', { name: users.nameOf(person) })))
    },
  )
}

import { computed, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { heldChange } from './floor'
import { useHostingStore } from './hostingStore'
import { useCallStore } from '../callStore'
import { useMeetingRules } from '../meeting/useMeetingRules'
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
  const rules = useMeetingRules()
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
    const allowed = released.filter(rules.allows)
    if (allowed.length > 0) {
      hosting.release(allowed)
    }
    released.filter((source) => !rules.allows(source)).forEach(takeBack)
  })

  /** Only hosts may let it be heard or seen again. */
  function takeBack(source: TrackSource): void {
    call.switchOff(source)
    toasts.show(t(source === 'microphone' ? 'meeting.onlyHostsUnmute' : 'meeting.onlyHostsShare'))
  }

  function tell(source: TrackSource): void {
    const by = call.call?.held.find((hold) => hold.person === auth.self && hold.source === source)?.by
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
        .filter((person) => same && person !== auth.self && !before.includes(person))
        .forEach((person) => toasts.show(t('call.hand.raisedBy', { name: users.nameOf(person) })))
    },
  )
}

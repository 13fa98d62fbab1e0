import { computed, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { useCallStore } from '../callStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { useToastsStore } from '@/ui/toastsStore'

/** Tells the user when the owner of the meeting makes them a co-host while they are in its call, or unmakes them. */
export function useCoHostNotice(t: ComposerTranslation): void {
  const call = useCallStore()
  const meetings = useMeetingsStore()
  const toasts = useToastsStore()
  const meeting = computed(() =>
    call.state.name === 'active' ? meetings.at(call.state.call.place) : undefined,
  )

  watch(
    () => ({ id: meeting.value?.id, host: meetings.hosts(meeting.value) }),
    (now, before) => {
      if (now.id !== undefined && now.id === before.id && now.host !== before.host) {
        toasts.show(t(now.host ? 'meeting.becameCoHost' : 'meeting.noCoHostNow'))
      }
    },
  )
}

import { computed } from 'vue'
import { useCallStore } from '../callStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { TrackSource } from '@/realtime/protocol.gen'

/** What the options of a meeting leave to the user in its call; elsewhere nothing is forbidden. */
export function useMeetingRules() {
  const call = useCallStore()
  const meetings = useMeetingsStore()
  const meeting = computed(() => meetings.at(call.call?.place))
  const options = computed(() =>
    meeting.value && !meetings.hosts(meeting.value) ? meeting.value.options : null,
  )
  const mayShare = computed(() => options.value?.sharing !== 'hosts')
  const mayUnmute = computed(() => options.value?.unmuting !== 'hosts')

  /** Whether the user may send this again after a host, or an option, has held it. */
  function allows(source: TrackSource): boolean {
    switch (source) {
      case 'microphone':
        return mayUnmute.value
      case 'screen':
      case 'screenSound':
        return mayShare.value
      case 'camera':
        return true
    }
  }

  return { meeting, mayShare, allows }
}

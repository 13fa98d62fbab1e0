import { watch } from 'vue'
import { useCallStore } from '../callStore'
import { isMeeting } from '@/features/chats/personalChat'
import { meetingIdOf } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'

/** Has the page told of the meeting whose call it is in, however it came into it, and of that no longer than it is in it. */
export function useMeetingStanding(): void {
  const call = useCallStore()
  const meetings = useMeetingsStore()

  watch(
    () => call.state,
    (state) => {
      const place = 'call' in state && isMeeting(state.call.place) ? state.call.place : null
      if (place === null) {
        return
      }
      const id = meetingIdOf(place)
      const known = 'meetingId' in meetings.standing && meetings.standing.meetingId === id
      if (state.name === 'active' && !known) {
        meetings.enter(id)
      } else if (state.name === 'ended' && known) {
        meetings.leave()
      }
    },
    { immediate: true },
  )
}

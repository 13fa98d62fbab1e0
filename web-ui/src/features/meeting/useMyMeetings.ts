import { useDebounceFn } from '@vueuse/core'
import { watch } from 'vue'
import type { Meeting, MeetingState } from '@/api/schema'
import { usePages, type Page } from '@/api/usePages'
import { listMeetings } from '@/features/knownMeetings/meetingsApi'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { MeetingId } from '@/realtime/protocol.gen'

const CALM_MS = 1000

/** The meetings one is a host of, in one state, page by page; asked for anew when the socket tells of a change. */
export function useMyMeetings(state: () => MeetingState) {
  const store = useMeetingsStore()
  const { items: meetings, ...pages } = usePages(state, ask)

  /** A meeting that has moved while one read on comes once. */
  async function ask(wanted: MeetingState, cursor: string | null): Promise<Page<Meeting>> {
    const page = await listMeetings(wanted, cursor)
    const known = new Set(cursor === null ? [] : meetings.value.map(({ id }) => id))
    return { items: page.meetings.filter(({ id }) => !known.has(id)), next: page.next }
  }

  function replace(meeting: Meeting): void {
    meetings.value = meetings.value.map((each) => (each.id === meeting.id ? meeting : each))
  }

  function drop(id: MeetingId): void {
    meetings.value = meetings.value.filter((each) => each.id !== id)
  }

  // Those of another state are none of this one.
  watch(state, () => {
    meetings.value = []
    pages.loaded.value = false
  })
  watch(() => store.changes, useDebounceFn(pages.refresh, CALM_MS, { maxWait: 5 * CALM_MS }))

  return { meetings, ...pages, replace, drop }
}

import { useDebounceFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { Meeting, MeetingState } from '@/api/schema'
import { listMeetings } from '@/features/knownMeetings/meetingsApi'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { MeetingId } from '@/realtime/protocol.gen'

const CALM_MS = 1000

/** The meetings one is a host of, in one state, page by page; asked for anew when the socket tells of a change. */
export function useMyMeetings(state: () => MeetingState) {
  const store = useMeetingsStore()
  const meetings = shallowRef<Meeting[]>([])
  const next = ref<string | null>(null)
  const loaded = ref(false)
  const busy = ref(false)
  const error = ref<ProblemCode | null>(null)
  let round = 0

  async function load(cursor: string | null): Promise<void> {
    const mine = ++round
    busy.value = true
    error.value = null
    try {
      const page = await listMeetings(state(), cursor)
      if (mine === round) {
        const known = cursor === null ? [] : meetings.value
        const ids = new Set(known.map(({ id }) => id))
        meetings.value = [...known, ...page.meetings.filter(({ id }) => !ids.has(id))]
        next.value = page.next
        loaded.value = true
      }
    } catch (failure) {
      if (mine === round) {
        error.value = codeOf(failure)
      }
    } finally {
      if (mine === round) {
        busy.value = false
      }
    }
  }

  const refresh = () => load(null)

  function replace(meeting: Meeting): void {
    meetings.value = meetings.value.map((each) => (each.id === meeting.id ? meeting : each))
  }

  function drop(id: MeetingId): void {
    meetings.value = meetings.value.filter((each) => each.id !== id)
  }

  watch(
    state,
    () => {
      meetings.value = []
      loaded.value = false
      void refresh()
    },
    { immediate: true },
  )
  watch(() => store.changes, useDebounceFn(refresh, CALM_MS, { maxWait: 5 * CALM_MS }))

  return {
    meetings,
    more: computed(() => next.value !== null),
    loaded,
    busy,
    error,
    refresh,
    replace,
    drop,
    loadMore: () => load(next.value),
  }
}

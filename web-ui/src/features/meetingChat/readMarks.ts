import { shallowReactive } from 'vue'
import { useAuthStore } from '@/features/auth/authStore'
import type { MeetingId } from '@/realtime/protocol.gen'

const PREFIX = 'parley.meetingRead '

/** How far one has read the chats of meetings, in this tab; the server does not keep that. */
export function useReadMarks() {
  const auth = useAuthStore()
  const marks = shallowReactive(new Map<MeetingId, number>())
  const keyOf = (id: MeetingId) => `${PREFIX}${auth.self} ${id}`

  /** Null where one has not been before. */
  function of(id: MeetingId): number | null {
    return marks.get(id) ?? stored(keyOf(id))
  }

  /** Only forward. */
  function move(id: MeetingId, seq: number): void {
    if (seq <= (of(id) ?? -1)) {
      return
    }
    marks.set(id, seq)
    try {
      sessionStorage.setItem(keyOf(id), String(seq))
    } catch {
      // After a reload it counts from there anew.
    }
  }

  return { of, move }
}

function stored(key: string): number | null {
  try {
    const value = sessionStorage.getItem(key)
    return value === null ? null : Number(value)
  } catch {
    return null
  }
}

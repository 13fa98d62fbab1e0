import { useEventListener, useStorage } from '@vueuse/core'
import { computed, onBeforeUnmount, shallowRef, watch } from 'vue'
import { keepReturn, type Return, takeReturn } from './guestReturn'
import { afterCall, afterEnd, afterReturn, afterStanding, isIn, refusedWith, type Visit } from './visit'
import { codeOf } from '@/api/problem'
import type { MeetingEntry, MeetingLook } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { useCallStore } from '@/features/call/callStore'
import { enterByLink, lookAtLink, renewalPath } from '@/features/knownMeetings/linksApi'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { asId } from '@/realtime/id'
import type { GuestId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** How one wants to come in. */
export interface Wish {
  camera: boolean
  muted: boolean
}

/** The way of somebody who has come by a meeting's link, from looking at it to leaving. */
export function useMeetingVisit(code: string) {
  const auth = useAuthStore()
  const call = useCallStore()
  const meetings = useMeetingsStore()
  const realtime = useRealtimeStore()
  const anonymous = auth.user === null
  const visit = shallowRef<Visit>({ name: 'looking' })
  const look = shallowRef<MeetingLook | null>(null)
  const entry = shallowRef<MeetingEntry | null>(null)
  const name = useStorage('parley.guestName', '')
  const passcode = shallowRef('')
  /** The last one that has nothing to do with this way in. */
  let errorBefore = call.lastError
  const wish = shallowRef<Wish>({ camera: false, muted: false })

  const place = computed(() => entry.value?.place ?? look.value?.you?.place ?? null)
  const meeting = computed(() => meetings.at(place.value))
  const isOver = computed(() => entry.value !== null && meetings.ended.has(entry.value.meetingId))
  const title = computed(() => meeting.value?.title ?? look.value?.title ?? '')
  /** Whether a call elsewhere has to be left first. */
  const busyElsewhere = computed(() => {
    const { state } = call
    const other = 'call' in state && state.call.place !== place.value
    return state.name === 'starting' || (other && state.name !== 'ended')
  })

  async function open(): Promise<void> {
    visit.value = { name: 'looking' }
    try {
      look.value = await lookAtLink(code, anonymous)
      const back = anonymous ? takeReturn(code) : null
      if (back) {
        await comeBack(back)
        return
      }
      const inside = place.value !== null && isIn(call.state, place.value)
      visit.value = inside ? { name: 'inside' } : { name: 'door', busy: false, error: null }
    } catch (failure) {
      visit.value = { name: 'closed', code: codeOf(failure) }
    }
  }

  async function join(): Promise<void> {
    if (visit.value.name !== 'door' || visit.value.busy) {
      return
    }
    visit.value = { name: 'door', busy: true, error: null }
    await enter()
  }

  /** As this page was in the call before it was reloaded, without asking at the door. */
  async function comeBack({ callId, name: known, camera, muted }: Return): Promise<void> {
    name.value = known
    wish.value = { camera, muted }
    visit.value = { name: 'returning', callId }
    await enter()
  }

  async function enter(): Promise<void> {
    try {
      const body = { name: anonymous ? name.value.trim() : null, passcode: passcode.value || null }
      const entered = await enterByLink(code, body, anonymous)
      if (visit.value.name === 'returning' && entered.waits) {
        // Nobody is admitted any more: a host has ended the call.
        visit.value = { name: 'out', ending: 'callEnded' }
        return
      }
      entry.value = entered
      if (entered.guest) {
        comeAsGuest(entered, entered.guest)
      }
      meetings.enter(entered.meetingId)
    } catch (failure) {
      visit.value = refusedWith(codeOf(failure))
    }
  }

  /** Another entry is another token, by which the socket is opened anew. */
  function comeAsGuest({ meetingId }: MeetingEntry, guest: NonNullable<MeetingEntry['guest']>): void {
    realtime.close()
    auth.enterAsGuest(
      { renewal: renewalPath(meetingId), person: asId<GuestId>(guest.person), name: guest.name },
      guest,
    )
    realtime.open({ accessToken: auth.accessToken, onLoginLost: lostLogin })
  }

  /** The link says why, or lets one in again. */
  function lostLogin(): void {
    call.leave()
    meetings.leave()
    void open()
  }

  function leaveLobby(): void {
    meetings.leave()
    visit.value = { name: 'out', ending: 'left' }
  }

  function begin(): void {
    if (!entry.value) {
      return
    }
    const { camera, muted } = wish.value
    if (call.state.name === 'elsewhere') {
      void call.answer(camera)
    } else {
      errorBefore = call.lastError
      void call.start(entry.value.place, entry.value.kind, { camera, muted })
    }
  }

  watch(
    () => meetings.standing,
    (standing) => {
      const before = visit.value
      if ('meetingId' in standing && standing.meetingId !== entry.value?.meetingId) {
        return
      }
      const present =
        standing.name === 'admitted' ? afterReturn(before, meeting.value?.callId ?? null) : before
      visit.value = afterStanding(present, standing)
      if (visit.value.name === 'inside' && before.name !== 'inside') {
        begin()
      }
    },
  )
  watch(
    () => call.state,
    (state) => {
      if (place.value !== null) {
        const failure = call.lastError === errorBefore ? null : (call.lastError?.code ?? null)
        visit.value = afterCall(visit.value, state, place.value, failure)
      }
    },
  )
  watch([visit, isOver], () => {
    if (isOver.value) {
      visit.value = afterEnd(visit.value)
    }
  })
  watch(
    visit,
    ({ name: now }) => {
      if (anonymous && (now === 'out' || now === 'closed')) {
        realtime.close()
      }
    },
    { flush: 'post' },
  )
  useEventListener(window, 'pagehide', () => {
    const guest = entry.value?.guest
    if (guest && visit.value.name === 'inside' && call.state.name === 'active') {
      const { sending } = call
      const seen = { camera: sending.has('camera'), muted: !sending.has('microphone') }
      keepReturn({ code, callId: call.state.call.id, name: guest.name, ...seen }, guest.expiresInMs)
    }
  })
  onBeforeUnmount(() => {
    if (visit.value.name === 'door' || visit.value.name === 'waiting') {
      meetings.leave()
    }
  })

  return {
    visit,
    look,
    meeting,
    title,
    anonymous,
    name,
    passcode,
    wish,
    busyElsewhere,
    open,
    join,
    leaveLobby,
  }
}

export type MeetingVisit = ReturnType<typeof useMeetingVisit>

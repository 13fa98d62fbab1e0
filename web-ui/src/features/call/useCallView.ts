import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCallStore } from './callStore'
import type { ShownPicture } from './media/mediaSession'
import { useCallQualityStore } from './quality/callQualityStore'
import { useRoomStore } from './room/roomStore'
import { publishes } from './tracks'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { chatOf, isMeeting, isPersonal, peerOf } from '@/features/chats/personalChat'
import { meetingIdOf } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { useUsersStore } from '@/features/users/usersStore'
import { useFormat } from '@/i18n/useFormat'
import { useServerNow } from '@/realtime/serverClock'
import { asId } from '@/realtime/id'
import type { UserId } from '@/realtime/protocol.gen'

const AWAY_PX = 260

/** What the call window shows, in words and numbers. */
export function useCallView() {
  const { t } = useI18n()
  const auth = useAuthStore()
  const call = useCallStore()
  const users = useUsersStore()
  const chats = useChatsStore()
  const meetings = useMeetingsStore()
  const room = useRoomStore()
  const quality = useCallQualityStore()
  const format = useFormat()
  const now = useServerNow(500)

  const place = computed(() => ('place' in call.state ? call.state.place : (call.call?.place ?? null)))
  const groupId = computed(() =>
    place.value !== null && !isPersonal(place.value) ? chatOf(place.value) : null,
  )
  /** Whether it is held where any number may come: in a group, a channel or a meeting. */
  const open = computed(() => place.value !== null && !isPersonal(place.value))
  const meetingId = computed(() =>
    place.value !== null && isMeeting(place.value) ? meetingIdOf(place.value) : null,
  )
  const inMeeting = computed(() => meetingId.value !== null)
  /** Whether it is the call of a personal chat of one's own, to which one may add others. */
  const paired = computed(() => place.value !== null && peerOf(place.value, auth.self) !== null)
  /** Who stands for all others where one picture has to do: in a larger call whoever has spoken last. */
  const focus = computed(
    () => call.others.find(({ person }) => person === quality.lastSpeaker) ?? call.others[0] ?? null,
  )
  const peerId = computed(
    () =>
      focus.value?.person ??
      (place.value === null ? null : peerOf(place.value, auth.self)) ??
      (open.value ? asId<UserId>(place.value ?? '') : call.call?.startedBy) ??
      asId<UserId>(''),
  )
  const placeTitle = computed(() => {
    if (inMeeting.value) {
      return meetings.at(place.value)?.title ?? t('meeting.one')
    }
    const other = room.otherIn(place.value)
    if (other !== null) {
      return users.nameOf(other)
    }
    return groupId.value === null ? null : (chats.byId.get(groupId.value)?.title ?? t('call.group'))
  })
  const name = computed(() =>
    focus.value === null && placeTitle.value !== null ? placeTitle.value : users.nameOf(peerId.value),
  )
  /** What the window is called: by the group or meeting, in one that others were added to by all of them. */
  const title = computed(
    () =>
      placeTitle.value ??
      (call.others.length > 1
        ? format.list(call.others.map(({ person }) => users.nameOf(person)))
        : name.value),
  )
  /** How many are in it, in words; empty in a call of two people's own. */
  const count = computed(() =>
    (open.value || call.others.length > 1) && call.state.name === 'active'
      ? t('call.inIt', { n: format.number(call.others.length + 1) })
      : '',
  )
  /** Who is asked to come, besides those who are in it. */
  const rung = computed(() => (call.state.name === 'active' ? call.state.call.ringing : []))
  /** Whether all are shown in tiles, not one other in all of the window. */
  const tiled = computed(
    () => call.others.length > 1 || (open.value && call.state.name === 'active' && call.others.length === 0),
  )
  const kind = computed(() => ('kind' in call.state ? call.state.kind : (call.call?.kind ?? 'voice')))
  const remoteVideo = computed(() => call.remote.get(peerId.value)?.video ?? null)
  const remoteOn = computed(() => publishes(focus.value, 'camera') && call.phase !== 'ended')
  const remoteScreen = computed(() => call.remote.get(peerId.value)?.screen ?? null)
  const remoteScreenOn = computed(() => publishes(focus.value, 'screen') && call.phase !== 'ended')
  /** Whether the picture that fills the window stands still, as one's own connection is too slow. */
  const remotePaused = computed(
    () =>
      (remoteScreenOn.value && call.isPaused(peerId.value, 'screen')) ||
      (remoteOn.value && call.isPaused(peerId.value, 'camera')),
  )
  const sharing = computed(() => call.screen !== null && call.phase !== 'ended')
  const remoteMuted = computed(
    () =>
      !tiled.value &&
      focus.value !== null &&
      !publishes(focus.value, 'microphone') &&
      call.state.name === 'active',
  )
  /** Whether one's own voice cannot be heard. */
  const silent = computed(() => call.muted || call.devices.microphone !== 'ok')
  const localStream = computed(() => (call.localVideo ? new MediaStream([call.localVideo]) : null))
  /** What the others see of one's own screen. */
  const localScreen = computed(() => (call.screen ? new MediaStream([call.screen]) : null))

  const elapsedMs = computed(() => {
    if (call.state.name === 'ended') {
      return call.state.durationMs
    }
    const since = call.call?.answeredAt
    return since ? Math.max(0, now.value - Date.parse(since)) : 0
  })
  const answered = computed(() => call.call?.answeredAt != null)
  const status = computed(() => {
    if (call.state.name === 'ended') {
      if (inMeeting.value && call.state.reason === 'endedByHost') {
        return t('meeting.endedForAll')
      }
      return t(`call.ended.${call.state.reason}`, { name: name.value })
    }
    return call.phase ? t(`call.state.${call.phase}`) : ''
  })

  /** What is shown while the small window stands for the large one. */
  const awayPictures = computed((): ShownPicture[] =>
    focus.value === null
      ? []
      : (['camera', 'screen'] as const).map((source) => ({
          person: peerId.value,
          source,
          height: AWAY_PX,
        })),
  )

  return {
    groupId,
    meetingId,
    open,
    paired,
    title,
    count,
    rung,
    tiled,
    awayPictures,
    peerId,
    name,
    kind,
    remoteVideo,
    remoteOn,
    remoteScreen,
    remoteScreenOn,
    remotePaused,
    sharing,
    remoteMuted,
    localStream,
    localScreen,
    silent,
    elapsedMs,
    answered,
    status,
  }
}

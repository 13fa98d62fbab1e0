import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Tile } from './tiles'
import { useCallStore } from '../callStore'
import { useSpeaking } from '../devices/levels'
import { useCallQualityStore } from '../quality/callQualityStore'
import { UNKNOWN } from '../quality/quality'
import { publishes } from '../tracks'
import { useUsersStore } from '@/features/users/usersStore'

/** What a tile shows of its person. */
export function useTileView(of: MaybeRefOrGetter<Tile>) {
  const { t } = useI18n()
  const call = useCallStore()
  const users = useUsersStore()
  const quality = useCallQualityStore()
  const tile = computed(() => toValue(of))

  const name = computed(() => (tile.value.own ? t('call.you') : users.nameOf(tile.value.person)))
  const seat = computed(() => call.others.find(({ person }) => person === tile.value.person) ?? null)
  const silent = computed(() => call.muted || call.devices.microphone !== 'ok')
  const muted = computed(() => (tile.value.own ? silent.value : !publishes(seat.value, 'microphone')))
  const ownSpeaks = useSpeaking(
    () => (tile.value.own ? call.own.heard : null),
    () => silent.value,
  )
  const isCamera = computed(() => tile.value.source === 'camera')
  const speaking = computed(
    () => isCamera.value && (tile.value.own ? ownSpeaks.value : quality.speaking.has(tile.value.person)),
  )
  const ownTrack = computed(() => (isCamera.value ? call.localVideo : call.screen))
  const ownStream = computed(() =>
    tile.value.own && ownTrack.value ? new MediaStream([ownTrack.value]) : null,
  )
  const stream = computed(() => {
    const media = call.remote.get(tile.value.person)
    return tile.value.own ? ownStream.value : ((isCamera.value ? media?.video : media?.screen) ?? null)
  })
  const link = computed(() =>
    tile.value.own ? 'connected' : (call.links.get(tile.value.person) ?? 'connecting'),
  )
  /** A picture that stands still tells nothing; a face with a word does. */
  const picture = computed(
    () =>
      stream.value !== null &&
      link.value !== 'lost' &&
      call.phase !== 'ended' &&
      (tile.value.own || publishes(seat.value, tile.value.source)),
  )
  /** It stands still for want of room on one's own line, which is said over it. */
  const paused = computed(() => picture.value && call.isPaused(tile.value.person, tile.value.source))
  const connection = computed(
    () => (tile.value.own ? null : quality.qualities.get(tile.value.person)) ?? UNKNOWN,
  )

  /** They cannot hear this page's user, as they say. */
  const unheard = computed(() => isCamera.value && !call.muted && call.unheardBy.includes(tile.value.person))

  return { name, muted, speaking, stream, link, picture, paused, unheard, connection, isCamera }
}

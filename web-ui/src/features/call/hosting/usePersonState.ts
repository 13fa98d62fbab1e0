import { computed } from 'vue'
import { sharesScreen } from './floor'
import { useHostingStore } from './hostingStore'
import { useCallStore } from '../callStore'
import { useCallQualityStore } from '../quality/callQualityStore'
import { UNKNOWN } from '../quality/quality'
import { publishes } from '../tracks'
import { useAuthStore } from '@/features/auth/authStore'
import type { Person } from '@/realtime/protocol.gen'

/** How somebody in the call stands, oneself included. */
export function usePersonState(of: () => Person) {
  const auth = useAuthStore()
  const call = useCallStore()
  const hosting = useHostingStore()
  const quality = useCallQualityStore()

  const own = computed(() => of() === auth.self)
  const seat = computed(() => call.others.find(({ person }) => person === of()) ?? null)
  const on = (source: 'microphone' | 'camera' | 'screen') =>
    own.value ? call.sending.has(source) : publishes(seat.value, source)

  return {
    own,
    microphone: computed(() => on('microphone')),
    camera: computed(() => on('camera')),
    screen: computed(() => on('screen')),
    sharing: computed(() => sharesScreen(seat.value)),
    awaited: computed(() => call.call?.awaited.includes(of()) ?? false),
    /** From 1, in the order of raising; 0 where the hand is down. */
    hand: computed(() => hosting.hands.indexOf(of()) + 1),
    speaking: computed(() => !own.value && quality.speaking.has(of())),
    connection: computed(() => (own.value ? null : quality.qualities.get(of())) ?? UNKNOWN),
  }
}

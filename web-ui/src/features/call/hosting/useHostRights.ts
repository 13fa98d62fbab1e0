import { computed, watch } from 'vue'
import { useCallStore } from '../callStore'
import { useAuthStore } from '@/features/auth/authStore'
import { getChat } from '@/features/chats/chatsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { chatOf, isPersonal } from '@/features/chats/personalChat'
import { mayHost as mayHostInMeeting } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import type { Person, Role } from '@/realtime/protocol.gen'

const RANK: Record<Role, number> = { owner: 0, admin: 1, member: 2 }

/** Over whom in the call one is a host, by what the page knows of the chat or meeting; the server decides. */
export function useHostRights() {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const call = useCallStore()
  const meetings = useMeetingsStore()

  const meeting = computed(() => meetings.at(call.call?.place))
  /** The group or channel of the call; null in a meeting. */
  const chatId = computed(() => {
    const place = call.call?.place
    return place !== undefined && !isPersonal(place) ? chatOf(place) : null
  })
  const details = computed(() => (chatId.value === null ? undefined : chats.details.get(chatId.value)))
  const roles = computed(
    () => new Map<Person, Role>(details.value?.members.map(({ userId, role }) => [userId, role])),
  )
  const own = computed<Role>(() => roles.value.get(auth.self) ?? 'member')
  const isHost = computed(() => own.value !== 'member' || meetings.hosts(meeting.value))
  const mayEnd = computed(
    () =>
      call.state.name === 'active' &&
      // Who has begun the call of a meeting is nobody special in it.
      (isHost.value || (chatId.value !== null && call.call?.startedBy === auth.self)),
  )

  watch(
    chatId,
    (id) => {
      if (id !== null && !chats.details.has(id)) {
        // Without them there are no buttons; the next call asks again.
        void getChat(id).then(chats.reduceChat, () => undefined)
      }
    },
    { immediate: true },
  )

  const mayHost = (person: Person) =>
    meeting.value ? mayHostInMeeting(meeting.value, auth.self, person) : mayHostInChat(person)

  const mayHostInChat = (person: Person) =>
    isHost.value && person !== auth.self && RANK[own.value] <= RANK[roles.value.get(person) ?? 'member']

  return { chatId, meeting, isHost, mayEnd, mayHost }
}

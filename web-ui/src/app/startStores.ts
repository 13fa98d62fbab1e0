import { useLoginsStore } from '@/features/auth/loginsStore'
import { useLimitsStore } from '@/features/attachments/limitsStore'
import { useBlocksStore } from '@/features/blocks/blocksStore'
import { useCallStore } from '@/features/call/callStore'
import { useChatCallsStore } from '@/features/call/goingOn/chatCallsStore'
import { useCallHistoryStore } from '@/features/call/history/callHistoryStore'
import { useHostingStore } from '@/features/call/hosting/hostingStore'
import { useRecordingStore } from '@/features/call/recording/recordingStore'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { useMeetingChatsStore } from '@/features/meetingChat/meetingChatsStore'
import { useMeetingOutboxStore } from '@/features/meetingChat/meetingOutboxStore'
import { useRequestsStore } from '@/features/members/requestsStore'
import { useNoticesStore } from '@/features/moderation/noticesStore'
import { useOutboxStore } from '@/features/messages/outbox/outboxStore'
import { useSyncStore } from '@/features/messages/syncStore'
import { useLiveStore } from '@/features/presence/liveStore'
import { usePresenceStore } from '@/features/presence/presenceStore'
import { useRunsStore } from '@/features/slash/runsStore'

/** Begins to listen, in every store that follows the socket. Called once, before the socket opens. */
export function startStores(): void {
  startCallStores()
  useOutboxStore().listen()
  useSyncStore().listen()
  useLimitsStore().listen()
  usePresenceStore().listen()
  useLiveStore().listen()
  useBlocksStore().listen()
  useRequestsStore().listen()
  useNoticesStore().listen()
  useLoginsStore().listen()
  useRunsStore().listen()
  useCallHistoryStore().listen()
  useChatCallsStore().listen()
  useRecordingStore().listen()
}

/** Those of calls and meetings, which are all that a guest has. */
export function startCallStores(): void {
  // The call first: a place in a call is taken over again before anything else asks for the socket.
  useCallStore().listen()
  useHostingStore().listen()
  useMeetingsStore().listen()
  useMeetingChatsStore().listen()
  useMeetingOutboxStore().listen()
}

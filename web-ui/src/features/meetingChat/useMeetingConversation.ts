import { computed, onScopeDispose, ref, shallowReactive, watch } from 'vue'
import { useMeetingChatsStore } from './meetingChatsStore'
import { useMeetingOutboxStore } from './meetingOutboxStore'
import { changeIn } from './meetingChanges'
import type { ChatAction } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { placeOf } from '@/features/knownMeetings/heldMeetings'
import { useMeetingsStore } from '@/features/knownMeetings/meetingsStore'
import { EMPTY_LOG, eventAt, type Focus, shownOf, unreadAfter } from '@/features/messages/chatLog'
import { applyToMessage, type MessageEvent } from '@/features/chats/messageFold'
import { createHistory } from '@/features/messages/history'
import { buildTimeline, keepEqual, type MessageRow, type Row, rowOf } from '@/features/messages/timeline'
import type { MessageChange } from '@/features/messages/useMessageActions'
import type { AttachmentView, ChatEvent, MeetingId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** The chat of a meeting as the list of messages and the composer have it. */
export function useMeetingConversation(id: MeetingId) {
  const auth = useAuthStore()
  const chats = useMeetingChatsStore()
  const meetings = useMeetingsStore()
  const outbox = useMeetingOutboxStore()
  const realtime = useRealtimeStore()
  const place = placeOf(id)
  const loading = ref<'older' | 'newer' | null>(null)
  const unreadFrom = ref<number | null>(null)
  /** Messages that are quoted, and stand where the log is not held; where they can be had. */
  const far = shallowReactive(new Map<number, MessageEvent>())
  const asked = new Set<number>()

  const chat = computed(() => chats.byId.get(id) ?? null)
  const log = computed(() => chat.value?.log ?? EMPTY_LOG)
  const loaded = computed(() => chat.value?.log != null)
  const first = computed(() => chat.value?.from ?? 1)
  const shown = computed(() => shownOf(log.value))
  const complete = computed(() => shown.value.from <= first.value)
  const atTail = computed(() => log.value.past === null)
  const history = createHistory({
    log: () => chats.byId.get(id)?.log ?? undefined,
    first: () => first.value,
    read: (before) => chats.read(id, before),
    put: (page, how) => chats.putOlder(id, page, how),
    showEnd: () => {
      chats.showEnd(id)
    },
  })
  let before: ReadonlyMap<string, Row> = new Map()
  const rows = computed(() => {
    const outgoing = atTail.value ? outbox.of(place) : []
    const kept = keepEqual(buildTimeline(shown.value.events, outgoing, auth.self, unreadFrom.value), before)
    before = new Map(kept.map((row) => [row.key, row]))
    return kept
  })
  const summary = computed(() => ({
    head: chat.value?.head ?? 0,
    readSeq: chats.readSeq(id),
    unread: chats.unread(id),
    mentions: [],
  }))

  const rowFor = (event: ChatEvent) => (event.type === 'message.sent' ? rowOf(event, auth.self) : null)

  /** A message that is held; any other is fetched, and null until it is there. */
  function find(seq: number): MessageRow | null {
    const event = eventAt(log.value, seq)
    if (event) {
      return rowFor(event)
    }
    if (loaded.value && seq >= first.value) {
      void fetchFar(seq)
    }
    const message = far.get(seq)
    return message ? rowFor(log.value.changes.reduce(applyToMessage, message)) : null
  }

  async function fetchFar(seq: number): Promise<void> {
    if (asked.has(seq)) {
      return
    }
    asked.add(seq)
    try {
      const event = (await chats.read(id, seq + 1, 1)).events.at(-1)
      if (event?.type === 'message.sent' && event.seq === seq) {
        far.set(seq, event)
      }
    } catch {
      // It stays an earlier message.
    }
  }

  /** Hosts alone delete what others have written. */
  function may(action: ChatAction): boolean {
    switch (action) {
      case 'post':
        return true
      case 'deleteOthersMessages':
        return meetings.hosts(meetings.byId.get(id))
      default:
        return false
    }
  }

  /** Where the messages that one has not seen begin. */
  function markUnread(): void {
    const read = chats.readSeq(id)
    const event = log.value.tail.events.find(
      (each) => each.type === 'message.sent' && each.seq > read && each.actor !== auth.self && !each.deleted,
    )
    unreadFrom.value = event?.seq ?? null
  }

  /** Reads on at one end of what is shown. False where it has failed and is to be tried again. */
  async function load(end: 'older' | 'newer'): Promise<boolean> {
    if (loading.value || !loaded.value || (end === 'older' ? complete.value : atTail.value)) {
      return true
    }
    loading.value = end
    try {
      await history[end]()
      return true
    } catch {
      return false
    } finally {
      loading.value = null
    }
  }

  function send(text: string, replyTo: number | null, attachments: AttachmentView[]): void {
    unreadFrom.value = null
    history.showEnd()
    const chatTitle = meetings.byId.get(id)?.title ?? ''
    outbox.send({ chatId: place, chatTitle, text, replyTo, attachments })
  }

  watch(loaded, markUnread, { immediate: true })
  onScopeDispose(() => {
    chats.focusOn(id, null)
  })

  return {
    chatId: place,
    error: computed(() => chats.errors.get(id) ?? null),
    loading,
    summary,
    loaded,
    draft: computed(() => false),
    title: computed(() => meetings.byId.get(id)?.title ?? ''),
    peer: computed(() => null),
    type: computed(() => 'group' as const),
    complete,
    first,
    rows,
    shown,
    atTail,
    find,
    lastOwn: (fits: (row: MessageRow) => boolean) =>
      log.value.tail.events.flatMap((event) => rowFor(event) ?? []).findLast(fits) ?? null,
    pinned: computed<readonly number[]>(() => []),
    may,
    open: () => chats.load(id),
    load,
    /** As far back as one may read. */
    reach: (seq: number) => history.reach(Math.max(seq, first.value)),
    showEnd: history.showEnd,
    unreadSince: (seq: number) => unreadAfter(log.value, seq, auth.self) ?? chats.unread(id),
    markRead: (seq: number) => {
      chats.markRead(id, Math.min(seq, chat.value?.head ?? 0))
    },
    focusOn: (focus: Focus) => {
      chats.focusOn(id, focus)
    },
    send,
    change: (change: MessageChange) => realtime.change(changeIn(id, change)),
    outbox,
  }
}

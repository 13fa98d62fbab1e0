import { computed, onScopeDispose, ref, shallowReactive, watch } from 'vue'
import type { ChatSource } from './chatSource'
import { useMeetingOutboxStore } from './meetingOutboxStore'
import { changeIn } from './meetingChanges'
import type { ChatAction } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { placeOf } from '@/features/knownMeetings/heldMeetings'
import { EMPTY_LOG, eventAt, type Focus, shownOf, unreadAfter } from '@/features/messages/chatLog'
import { applyToMessage, type MessageEvent } from '@/features/chats/messageFold'
import { createHistory } from '@/features/messages/history'
import { buildTimeline, keepEqual, type MessageRow, type Row, rowOf } from '@/features/messages/timeline'
import type { MessageChange } from '@/features/messages/useMessageActions'
import type { AttachmentView, ChatEvent, MeetingId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** The chat of a meeting as the list of messages and the composer have it. */
export function useMeetingConversation(id: MeetingId, source: ChatSource) {
  const auth = useAuthStore()
  const outbox = useMeetingOutboxStore()
  const realtime = useRealtimeStore()
  const place = placeOf(id)
  const loading = ref<'older' | 'newer' | null>(null)
  const unreadFrom = ref<number | null>(null)
  /** Messages that are quoted, and stand where the log is not held; where they can be had. */
  const far = shallowReactive(new Map<number, MessageEvent>())
  const asked = new Set<number>()

  const { chat } = source
  const log = computed(() => chat.value?.log ?? EMPTY_LOG)
  const loaded = computed(() => chat.value?.log != null)
  const first = computed(() => chat.value?.from ?? 1)
  const shown = computed(() => shownOf(log.value))
  const complete = computed(() => shown.value.from <= first.value)
  const atTail = computed(() => log.value.past === null)
  const history = createHistory({
    log: () => chat.value?.log ?? undefined,
    first: () => first.value,
    read: source.read,
    put: source.putOlder,
    showEnd: source.showEnd,
  })
  let before: ReadonlyMap<string, Row> = new Map()
  const rows = computed(() => {
    const outgoing = atTail.value ? source.outgoing.value : []
    const kept = keepEqual(buildTimeline(shown.value.events, outgoing, auth.self, unreadFrom.value), before)
    before = new Map(kept.map((row) => [row.key, row]))
    return kept
  })
  const summary = computed(() => ({
    head: chat.value?.head ?? 0,
    readSeq: source.readSeq.value,
    unread: source.unread.value,
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
      const event = (await source.read(seq + 1, 1)).events.at(-1)
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
        return source.writes
      case 'deleteOthersMessages':
        return source.hosts.value
      default:
        return false
    }
  }

  /** Where the messages that one has not seen begin. */
  function markUnread(): void {
    const read = source.readSeq.value
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
    outbox.send({ chatId: place, chatTitle: source.title.value, text, replyTo, attachments })
  }

  async function change(wanted: MessageChange): Promise<void> {
    await realtime.change(changeIn(id, wanted))
    await source.changed()
  }

  watch(loaded, markUnread, { immediate: true })
  onScopeDispose(() => {
    source.focusOn(null)
  })

  return {
    chatId: place,
    error: source.error,
    loading,
    summary,
    loaded,
    draft: computed(() => false),
    title: source.title,
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
    writes: source.writes,
    deletes: source.deletes,
    open: source.load,
    load,
    /** As far back as one may read. */
    reach: (seq: number) => history.reach(Math.max(seq, first.value)),
    showEnd: history.showEnd,
    unreadSince: (seq: number) => unreadAfter(log.value, seq, auth.self) ?? source.unread.value,
    markRead: (seq: number) => {
      source.markRead(Math.min(seq, chat.value?.head ?? 0))
    },
    focusOn: (focus: Focus) => {
      source.focusOn(focus)
    },
    send,
    change,
    outbox,
  }
}

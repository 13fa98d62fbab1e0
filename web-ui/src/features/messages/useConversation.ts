import { computed, onScopeDispose, ref, watch } from 'vue'
import { cursorOf, EMPTY_LOG, eventAt, type Focus, shownOf, unreadAfter } from './chatLog'
import { useFarMessagesStore } from './farMessagesStore'
import { useHistory } from './history'
import { useLogsStore } from './logsStore'
import { useOutboxStore } from './outbox/outboxStore'
import { buildTimeline, keepEqual, type MessageRow, type Row, rowOf } from './timeline'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { ChatAction } from '@/api/schema'
import { useAuthStore } from '@/features/auth/authStore'
import { chatPicture, userPicture } from '@/features/avatars/avatarsApi'
import { useChatsStore } from '@/features/chats/chatsStore'
import { peerOf } from '@/features/chats/personalChat'
import { titleOf } from '@/features/chats/summary'
import { useSyncStore } from './syncStore'
import type { MessageChange } from './useMessageActions'
import { useUsersStore } from '@/features/users/usersStore'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** One chat as its conversation shows it, also before the chat exists. */
export function useConversation(chatId: ChatId) {
  const auth = useAuthStore()
  const chats = useChatsStore()
  const logs = useLogsStore()
  const outbox = useOutboxStore()
  const sync = useSyncStore()
  const users = useUsersStore()
  const far = useFarMessagesStore()
  const realtime = useRealtimeStore()
  const history = useHistory(chatId)

  const opening = ref(true)
  const error = ref<ProblemCode | null>(null)
  const loading = ref<'older' | 'newer' | null>(null)
  const unreadFrom = ref<number | null>(null)

  const peerId = peerOf(chatId, auth.selfId)
  const summary = computed(() => chats.byId.get(chatId) ?? null)
  const peer = computed(
    () => summary.value?.peer ?? (peerId === null ? null : (users.byId.get(peerId) ?? null)),
  )
  const type = computed(() => summary.value?.type ?? (peerId === null ? 'group' : 'personal'))
  const title = computed(() => titleOf({ title: summary.value?.title ?? '', peer: peer.value }))
  const picture = computed(() =>
    peerId === null ? chatPicture(chatId, summary.value?.avatar) : userPicture(users.byId.get(peerId)),
  )
  const log = computed(() => logs.byId.get(chatId) ?? EMPTY_LOG)
  const held = computed(() => logs.byId.has(chatId))
  const loaded = computed(() => held.value && !opening.value)
  const draft = computed(() => held.value && summary.value === null)
  const cursor = computed(() => cursorOf(log.value))
  const shown = computed(() => shownOf(log.value))
  const complete = computed(() => shown.value.from <= 1)
  const atTail = computed(() => log.value.past === null)
  const outgoing = computed(() =>
    [...outbox.byClientId.values()].filter((message) => message.chatId === chatId),
  )
  let before: ReadonlyMap<string, Row> = new Map()
  const rows = computed(() => {
    const built = buildTimeline(
      shown.value.events,
      atTail.value ? outgoing.value : [],
      auth.selfId,
      unreadFrom.value,
    )
    const kept = keepEqual(built, before)
    before = new Map(kept.map((row) => [row.key, row]))
    return kept
  })

  const details = computed(() => chats.details.get(chatId) ?? null)
  const pinned = computed<readonly number[]>(() => details.value?.pinned ?? [])

  /** A message that is held; any other is fetched, and null until it is there. */
  function find(seq: number): MessageRow | null {
    const event = eventAt(log.value, seq)
    if (event) {
      return event.type === 'message.sent' ? rowOf(event, auth.selfId) : null
    }
    if (held.value && !draft.value) {
      far.ask(chatId, seq)
    }
    const message = far.find(chatId, seq)
    return message && rowOf(message, auth.selfId)
  }

  /** The last of one's own messages that may be changed. */
  function lastOwn(fits: (row: MessageRow) => boolean): MessageRow | null {
    const rowed = log.value.tail.events.flatMap((event) =>
      event.type === 'message.sent' ? [rowOf(event, auth.selfId)] : [],
    )
    return rowed.findLast(fits) ?? null
  }

  /**
   * Of a chat that does not exist yet all is allowed that makes it. Of one that is shown without the server only that one
   * writes is: the message waits, and the server says whether it may be there.
   */
  function may(action: ChatAction): boolean {
    return details.value?.allowed.has(action) ?? (summary.value === null || action === 'post')
  }

  watch(
    () => realtime.state,
    (state) => {
      if (state === 'online' && summary.value !== null && details.value === null && !opening.value) {
        void open()
      }
    },
  )

  async function open(): Promise<void> {
    opening.value = true
    error.value = null
    try {
      await sync.openChat(chatId)
      void sync.unmark(chatId)
      await findUnread()
    } catch (failure) {
      await openDraft(codeOf(failure))
    } finally {
      opening.value = false
    }
  }

  /** A personal chat comes into being with its first message; until then there is only the other person. */
  async function openDraft(code: ProblemCode): Promise<void> {
    if (code === 'CHAT_NOT_FOUND' && peerId !== null && summary.value === null) {
      try {
        await users.ensure(peerId)
        logs.begin(chatId)
      } catch (failure) {
        error.value = codeOf(failure)
      }
    } else {
      error.value = code
    }
  }

  /** Goes to the first unread message, however far back it is. */
  async function findUnread(): Promise<void> {
    const { readSeq, unread } = summary.value ?? { readSeq: 0, unread: 0 }
    if (unread === 0) {
      return
    }
    if (shown.value.from > readSeq + 1) {
      await history.reach(readSeq + 1)
    }
    const first = shown.value.events.find(
      (event) =>
        event.seq > readSeq && event.type === 'message.sent' && event.actor !== auth.selfId && !event.deleted,
    )
    unreadFrom.value = first?.seq ?? null
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

  function unreadSince(seq: number): number {
    return unreadAfter(log.value, seq, auth.selfId) ?? summary.value?.unread ?? 0
  }

  function markRead(seq: number): void {
    const present = summary.value
    if (present && loaded.value && seq > present.readSeq) {
      void sync.markRead(chatId, seq)
    }
  }

  /** Sends what was begun in the composer. */
  function send(text: string, replyTo: number | null, attachments: AttachmentView[]): void {
    unreadFrom.value = null
    history.showEnd()
    outbox.send({ chatId, chatTitle: title.value, text, replyTo, attachments })
  }

  onScopeDispose(() => {
    logs.focusOn(chatId, null)
  })

  return {
    chatId,
    opening,
    error,
    loading,
    summary,
    peer,
    type,
    title,
    picture,
    loaded,
    draft,
    cursor,
    complete,
    rows,
    shown,
    atTail,
    find,
    lastOwn,
    details,
    pinned,
    may,
    open,
    load,
    reach: history.reach,
    showEnd: history.showEnd,
    unreadSince,
    unreadFrom,
    markRead,
    focusOn: (focus: Focus) => logs.focusOn(chatId, focus),
    send,
    change: (change: MessageChange) => realtime.change({ ...change, chatId }),
    outbox,
  }
}

import { computed, ref } from 'vue'
import { cursorOf, EMPTY_LOG, isComplete } from './chatLog'
import { useLogs } from './logsStore'
import { useOutbox } from './outboxStore'
import { buildTimeline, type MessageRow } from './timeline'
import { codeOf, type ProblemCode } from '@/api/problem'
import type { ChatAction } from '@/api/schema'
import { useAuth } from '@/features/auth/authStore'
import { chatPicture, userPicture } from '@/features/avatars/avatarsApi'
import { useChats } from '@/features/chats/chatsStore'
import { peerOf } from '@/features/chats/personalChat'
import { titleOf } from '@/features/chats/summary'
import { useSync } from '@/features/chats/sync'
import { useUsers } from '@/features/members/usersStore'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'

/** One chat as its conversation shows it, also before the chat exists. */
export function useConversation(chatId: ChatId) {
  const auth = useAuth()
  const chats = useChats()
  const logs = useLogs()
  const outbox = useOutbox()
  const sync = useSync()
  const users = useUsers()

  const opening = ref(true)
  const error = ref<ProblemCode | null>(null)
  const loadingOlder = ref(false)
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
  const loaded = computed(() => logs.byId.has(chatId))
  const draft = computed(() => loaded.value && summary.value === null)
  const cursor = computed(() => cursorOf(log.value))
  const complete = computed(() => isComplete(log.value))
  const rows = computed(() =>
    buildTimeline(
      log.value.events,
      [...outbox.byClientId.values()].filter((message) => message.chatId === chatId),
      auth.selfId,
      unreadFrom.value,
    ),
  )

  const details = computed(() => chats.details.get(chatId) ?? null)
  const pinned = computed<readonly number[]>(() => details.value?.pinned ?? [])
  const bySeq = computed<ReadonlyMap<number, MessageRow>>(
    () =>
      new Map(
        rows.value.flatMap((row) => (row.kind === 'message' && row.seq !== null ? [[row.seq, row]] : [])),
      ),
  )

  /** Of a chat that does not exist yet all is allowed that makes it. */
  function may(action: ChatAction): boolean {
    return details.value?.allowed.has(action) ?? summary.value === null
  }

  async function open(): Promise<void> {
    opening.value = true
    error.value = null
    try {
      await sync.openChat(chatId)
      rememberUnread()
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

  function rememberUnread(): void {
    const { readSeq, unread } = summary.value ?? { readSeq: 0, unread: 0 }
    const first = log.value.events.find(
      (event) => event.seq > readSeq && event.type === 'message.sent' && event.actor !== auth.selfId,
    )
    unreadFrom.value = unread > 0 && first ? first.seq : null
  }

  async function loadOlder(): Promise<void> {
    if (loadingOlder.value || complete.value || !loaded.value) {
      return
    }
    loadingOlder.value = true
    try {
      await sync.loadOlder(chatId)
    } catch {
      // Asked for again at the next scroll.
    } finally {
      loadingOlder.value = false
    }
  }

  function markRead(): void {
    const present = summary.value
    if (present && loaded.value && cursor.value > present.readSeq) {
      void sync.markRead(chatId, cursor.value)
    }
  }

  function send(text: string, replyTo: number | null = null, attachments: AttachmentView[] = []): void {
    unreadFrom.value = null
    outbox.send(chatId, text, replyTo, attachments)
  }

  return {
    opening,
    error,
    loadingOlder,
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
    bySeq,
    details,
    pinned,
    may,
    open,
    loadOlder,
    markRead,
    send,
  }
}

import { computed, type ComputedRef, inject, type InjectionKey, provide, type Ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isChoosable } from './choice'
import { useJumpsStore } from './jumpsStore'
import { messageAddress } from './messageAddress'
import type { MessageRow, Row } from './timeline'
import { useChoice } from './useChoice'
import { useDeleting } from './useDeleting'
import { codeOf } from '@/api/problem'
import type { ChatAction } from '@/api/schema'
import { useLimitsStore } from '@/features/attachments/limitsStore'
import { useAuthStore } from '@/features/auth/authStore'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { useLiveStore } from '@/features/presence/liveStore'
import type { WantedChange } from '@/realtime/changes'
import { chatOf } from '@/features/chats/personalChat'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { ChatId } from '@/realtime/protocol.gen'
import { toClipboard } from '@/ui/clipboard'
import { useToastsStore } from '@/ui/toastsStore'

/** What the composer is about besides a new message. */
export interface ComposerTarget {
  kind: 'reply' | 'edit'
  seq: number
  /** Null until it is fetched, and where it cannot be had. */
  row: MessageRow | null
}

export const PALETTE = ['👍', '❤️', '😂', '🎉', '😮', '😢', '🙏', '🔥'] as const

/** What is at hand before one has used any other. */
export const QUICK = ['👍', '❤️', '😂'] as const

/** What is done to a message of the conversation. */
export type MessageChange = WithoutChat<Exclude<WantedChange, { type: 'run.start' }>>

type WithoutChat<C> = C extends { chatId: ChatId } ? Omit<C, 'chatId'> : never

export interface Context {
  chatId: MessagePlace
  find: (seq: number) => MessageRow | null
  lastOwn: (fits: (row: MessageRow) => boolean) => MessageRow | null
  /** What several are chosen from; where it is not said, they are not. */
  rows?: Readonly<Ref<readonly Row[]>>
  pinned: ComputedRef<readonly number[]>
  may: (action: ChatAction) => boolean
  /** Whether one puts reactions there; so it is where nothing is said. */
  writes?: boolean
  /** Whether anything is deleted there; so it is where nothing is said. */
  deletes?: boolean
  /** Rejects where it is refused, or where nobody knows what came of it. */
  change: (change: MessageChange) => Promise<void>
  /** For what could not be sent. */
  outbox: {
    retry: (clientId: string) => void
    takeBack: (clientId: string) => void
    discard: (clientId: string) => void
  }
}

export type MessageActions = ReturnType<typeof createActions>

const KEY: InjectionKey<MessageActions> = Symbol('message actions')

/** What can be done to the messages of one conversation. */
export function provideMessageActions(context: Context): MessageActions {
  const actions = createActions(context)
  provide(KEY, actions)
  return actions
}

/** Null outside of a conversation. */
export function useMessageActions(): MessageActions | null {
  return inject(KEY, null)
}

function createActions(context: Context) {
  const { chatId, find, lastOwn, rows, pinned, may, change, outbox, writes = true, deletes = true } = context
  const { t } = useI18n()
  const auth = useAuthStore()
  const toasts = useToastsStore()
  const jumps = useJumpsStore()
  const drafts = useDraftsStore()
  /** What the draft is about, so that it lasts as long. */
  const target = computed<ComposerTarget | null>(() => {
    const { edit, replyTo } = drafts.of(chatId)
    const seq = edit?.seq ?? replyTo
    return seq === null ? null : { kind: edit ? 'edit' : 'reply', seq, row: find(seq) }
  })
  const choice = useChoice(rows ?? shallowRef([]), find)
  const deletion = useDeleting({
    find,
    remove: (seq) => change({ type: 'message.delete', seq }),
    removed,
  })
  /** The seqs of what is to be forwarded, none for nothing. */
  const forwarding = shallowRef<readonly number[]>([])
  /** The message whose readers are shown. */
  const seenBy = shallowRef<MessageRow | null>(null)
  /** The message of which is shown what it has said before. */
  const versionsOf = shallowRef<MessageRow | null>(null)
  /** The message that is reported to the administrators of the server. */
  const reported = shallowRef<MessageRow | null>(null)
  const live = useLiveStore()
  const limits = useLimitsStore()

  async function run(wanted: MessageChange): Promise<boolean> {
    try {
      await change(wanted)
      return true
    } catch (failure) {
      toasts.show(t(`errors.${codeOf(failure)}`), 'danger')
      return false
    }
  }

  /** Null in a meeting, where nothing is forwarded, and nobody is told who has read what. */
  const ofChat = chatOf(chatId)
  const there = (row: MessageRow) => row.seq !== null && !row.deleted
  const removable = (row: MessageRow) => deletes && (row.own || may('deleteOthersMessages'))
  const can = {
    act: (row: MessageRow) => there(row) && (writes || row.text !== '' || removable(row)),
    react: (row: MessageRow) => there(row) && writes,
    reply: (row: MessageRow) => there(row) && may('post'),
    forward: (row: MessageRow) => there(row) && ofChat !== null,
    link: (row: MessageRow) => there(row) && ofChat !== null,
    edit: (row: MessageRow) => there(row) && row.own && may('post'),
    delete: (row: MessageRow) => there(row) && removable(row),
    pin: (row: MessageRow) => there(row) && may('pin'),
    seenBy: (row: MessageRow) => there(row) && row.own && ofChat !== null,
    versions: (row: MessageRow) => there(row) && row.edited && ofChat !== null && limits.versionsShown,
    report: (row: MessageRow) => there(row) && !row.own && ofChat !== null,
    choose: (row: MessageRow) => isChoosable(row) && rows !== undefined,
  }

  /** A reply in the place of whatever the composer was about. */
  function reply({ seq }: MessageRow): void {
    drafts.update(chatId, (draft) => ({ ...draft, edit: null, replyTo: seq }))
  }

  function edit({ seq, text }: MessageRow): void {
    if (seq !== null) {
      drafts.update(chatId, (draft) => ({ ...draft, edit: { seq, text } }))
    }
  }

  /** Back to what was there before the edit, or to a message that answers none. */
  function cancel(): void {
    drafts.update(chatId, (draft) => (draft.edit ? { ...draft, edit: null } : { ...draft, replyTo: null }))
  }

  function editLast(): void {
    const last = lastOwn(can.edit)
    if (last) {
      edit(last)
    }
  }

  /** Resolves to whether the text was taken; one that changes nothing is. */
  async function saveEdit(edited: ComposerTarget, text: string): Promise<boolean> {
    const same = find(edited.seq)?.text === text
    const saved = same || (await run({ type: 'message.edit', seq: edited.seq, text }))
    if (saved && target.value?.kind === 'edit' && target.value.seq === edited.seq) {
      cancel()
    }
    return saved
  }

  function removed(seqs: readonly number[]): void {
    if (target.value && seqs.includes(target.value.seq)) {
      cancel()
    }
    if (choice.chosen.value.every(({ seq }) => seqs.includes(seq))) {
      choice.end()
    }
  }

  function askForward(...asked: readonly MessageRow[]): void {
    forwarding.value = asked.flatMap(({ seq }) => seq ?? [])
  }

  function react(row: MessageRow, emoji: string): void {
    const reaction = row.reactions.find((each) => each.emoji === emoji)
    const on = !reaction?.userIds.some((id) => id === auth.self)
    if (row.seq !== null) {
      void run({ type: 'reaction.set', seq: row.seq, emoji, on })
    }
  }

  const isPinned = (row: MessageRow) => row.seq !== null && pinned.value.includes(row.seq)

  function togglePin(row: MessageRow): void {
    if (row.seq !== null) {
      void run({ type: 'pin.set', seq: row.seq, pinned: !isPinned(row) })
    }
  }

  async function copyLink({ seq }: MessageRow): Promise<void> {
    if (ofChat !== null && seq !== null) {
      const copied = await toClipboard(messageAddress(ofChat, seq))
      toasts.show(t(copied ? 'message.linkCopied' : 'invites.copyFailed'), copied ? 'success' : 'danger')
    }
  }

  return {
    target,
    choice,
    deletion,
    forwarding,
    outbox,
    /** What is offered for several messages at once, where the rules of each allow it. */
    offers: { forward: ofChat !== null, delete: deletes },
    can,
    find,
    reply,
    edit,
    askForward,
    editLast,
    saveEdit,
    cancel,
    askDelete: (...asked: readonly MessageRow[]) => deletion.ask(asked),
    react,
    isPinned,
    togglePin,
    copyLink,
    isSeen: (row: MessageRow) => row.seq !== null && ofChat !== null && row.seq <= live.seenUpTo(ofChat),
    askSeenBy: (row: MessageRow) => (seenBy.value = row),
    seenBy,
    askReport: (row: MessageRow) => (reported.value = row),
    reported,
    askVersions: (row: MessageRow) => (versionsOf.value = row),
    versionsOf,
    goTo: (seq: number) => jumps.want(chatId, seq),
  }
}

import { onScopeDispose, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { byReason, inTurn } from './inTurn'
import { newClientId } from '@/realtime/clientId'
import type { ProblemCode } from '@/api/problem'
import { useChatsStore } from '@/features/chats/chatsStore'
import { titleOf } from '@/features/chats/summary'
import { useFormat } from '@/i18n/useFormat'
import type { ChatId, ErrorCode, ForwardResult } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useToastsStore } from '@/ui/toastsStore'

/** As many chats as the server takes at once. */
export const MOST_TARGETS = 20

/** What a chat refuses about one message, and not about the next. */
const OF_ONE_MESSAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['ATTACHMENT_NOT_FOUND'])

/**
 * Forwards messages to picked chats, in their order: the next one leaves when the one before is answered. Each keeps a
 * client id for each chat, so that trying again sends nothing twice. A chat that refuses one gets none of those after it.
 *
 * @param seqs oldest first
 */
export function useForward(chatId: ChatId, seqs: readonly number[]) {
  const { t } = useI18n()
  const format = useFormat()
  const chats = useChatsStore()
  const realtime = useRealtimeStore()
  const toasts = useToastsStore()
  const picked = shallowRef<ReadonlySet<ChatId>>(new Set())
  const clientIds = new Map<string, string>()
  /** What each chat has got, whichever attempt brought it there. */
  const sent = new Map<ChatId, Set<number>>()
  const busy = ref(false)
  /** How many messages were tried in this attempt. */
  const tried = ref(0)
  let left = false

  function toggle(target: ChatId): void {
    const next = new Set(picked.value)
    if (!next.delete(target) && next.size < MOST_TARGETS) {
      next.add(target)
    }
    picked.value = next
  }

  const hasGot = (target: ChatId, seq: number) => sent.get(target)?.has(seq) ?? false

  function targetOf(target: ChatId, seq: number) {
    const key = `${target} ${seq}`
    const clientId = clientIds.get(key) ?? newClientId()
    clientIds.set(key, clientId)
    return { chatId: target, clientId }
  }

  /** Resolves to whether it is done with; what a chat refused is told of. */
  async function send(): Promise<boolean> {
    busy.value = true
    tried.value = 0
    const refusals = new Map<ChatId, ErrorCode>()
    const before = new Set(picked.value)
    const forward = async (seq: number) => {
      tried.value++
      const targets = [...before]
        .filter((id) => !hasGot(id, seq) && !isClosed(refusals.get(id)))
        .map((id) => targetOf(id, seq))
      if (targets.length > 0) {
        const { results } = await realtime.request({ type: 'message.forward', chatId, seq, targets })
        results.forEach((result) => {
          note(seq, result, refusals)
        })
      }
    }
    const undone = await inTurn(seqs, forward, () => !left)
    busy.value = false
    tell(before, refusals, byReason(undone))
    return undone.length < seqs.length && undone.every(({ code }) => code === 'MESSAGE_NOT_FOUND')
  }

  function note(seq: number, { chatId: id, refused }: ForwardResult, refusals: Map<ChatId, ErrorCode>): void {
    if (refused === null) {
      sent.set(id, (sent.get(id) ?? new Set()).add(seq))
    } else {
      refusals.set(id, refused)
    }
  }

  function tell(
    targets: ReadonlySet<ChatId>,
    refusals: ReadonlyMap<ChatId, ErrorCode>,
    undone: ReadonlyMap<ProblemCode, number[]>,
  ): void {
    for (const [code, { length: n }] of undone) {
      const why = t(`errors.${code}`)
      toasts.show(seqs.length === 1 ? why : t('forward.undone', { n: format.number(n), why }, n), 'danger')
    }
    for (const [id, code] of refusals) {
      tellRefusal(id, code)
    }
    const reached = [...targets].filter((id) => sent.has(id)).length
    const { length: n } = seqs.filter((seq) => [...targets].some((id) => hasGot(id, seq)))
    if (n > 0) {
      const one = () => t('forward.done', { n: format.number(reached) }, reached)
      toasts.show(seqs.length === 1 ? one() : t('forward.sent', { n: format.number(n) }, n), 'success')
    }
  }

  function tellRefusal(id: ChatId, code: ErrorCode): void {
    const chat = chats.byId.get(id)
    const words = { title: chat ? titleOf(chat) : '…', why: t(`errors.${code}`) }
    const { length: n } = seqs.filter((seq) => !hasGot(id, seq))
    toasts.show(
      seqs.length === 1
        ? t('forward.refused', words)
        : t('forward.refusedSome', { ...words, n: format.number(n) }, n),
      'danger',
    )
  }

  onScopeDispose(() => {
    left = true
  })

  return { picked, busy, tried, toggle, send }
}

const isClosed = (refusal: ErrorCode | undefined) => refusal !== undefined && !OF_ONE_MESSAGE.has(refusal)

import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import { createSender } from './outboxSender'
import { openOutboxShelf, type OutboxShelf } from './outboxShelf'
import { codeOf } from '@/api/problem'
import { useAuthStore } from '@/features/auth/authStore'
import { useChatsStore } from '@/features/chats/chatsStore'
import { waitOf } from '@/features/chats/slowMode'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import { isHeld, type OutgoingMessage } from '@/features/drafts/outgoingMessage'
import { withTakenBack } from '@/features/drafts/takenBack'
import { newClientId } from '@/realtime/clientId'
import { cursorOf } from '@/features/messages/chatLog'
import { useLogsStore } from '@/features/messages/logsStore'
import { RequestRefused } from '@/realtime/requests'
import type { ChatEvent, ChatId } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { serverNow } from '@/realtime/serverClock'

export type Written = Pick<OutgoingMessage, 'chatId' | 'chatTitle' | 'text' | 'replyTo' | 'attachments'>

/**
 * The messages on their way, of the person logged in: kept in IndexedDB and shared by the tabs of the browser, until the
 * server has them. Sending is idempotent by client id, so whatever is not answered is simply sent again.
 */
export const useOutboxStore = defineStore('outbox', () => {
  const auth = useAuthStore()
  const realtime = useRealtimeStore()
  const drafts = useDraftsStore()
  const logs = useLogsStore()
  const byClientId = shallowReactive(new Map<string, OutgoingMessage>())
  /** Those that the shelf does not have, so that the journal of the drafts alone keeps them. */
  const unshelved = shallowReactive(new Set<string>())
  /** False where something unsent is in memory alone, and lost with the page. */
  const lasting = computed(() => drafts.lasting || unshelved.size === 0)
  const failed = computed(() =>
    [...byClientId.values()].filter((each) => each.state === 'failed' && !isHeld(each)),
  )
  /** Whether the list of what has failed is open. */
  const listed = ref(false)
  /** What became of each chat's messages; one that failed before those that wait. */
  const states = computed(() => {
    const found = new Map<ChatId, OutgoingMessage['state']>()
    for (const { chatId, state } of [...byClientId.values()].filter((each) => !isHeld(each))) {
      found.set(chatId, found.get(chatId) === 'failed' ? 'failed' : state)
    }
    return found
  })

  /** The server has them at these places, and their events are still to come. */
  const accepted = new Map<string, number>()
  /** Done with, whatever an older reading of the shelf says. */
  const gone = new Set<string>()
  /** How many changes of a message are still to be written. */
  const unwritten = new Map<string, number>()
  const failureListeners: ((message: OutgoingMessage) => void)[] = []
  let shelf: OutboxShelf | null = null
  let channel: BroadcastChannel | null = null
  let writing: Promise<void> = Promise.resolve()

  const look = createSender({
    lockOf: (chatId) => `parley.outbox ${auth.selfId} ${chatId}`,
    online: () => realtime.state === 'online',
    refresh: () => inOrder(reload),
    next: (chatId) =>
      [...byClientId.values()].find(
        (each) => each.chatId === chatId && each.state === 'pending' && !accepted.has(each.clientId),
      ) ?? null,
    post: async ({ chatId, clientId, text, replyTo, attachments }) => {
      const attachmentIds = attachments.map(({ id }) => id)
      const command = { type: 'message.send', chatId, clientId, text, replyTo, attachmentIds } as const
      return (await realtime.request(command)).seq
    },
    accepted: accept,
    refused: fail,
  })

  /** Takes up what is unsent, and hears of what other tabs do. */
  function listen(): void {
    if (typeof BroadcastChannel !== 'undefined') {
      channel = new BroadcastChannel(`parley.outbox ${auth.selfId}`)
      channel.onmessage = () => void inOrder(reload).then(flush)
    }
    realtime.onReady(() => void askHeld())
    realtime.onEvent((event) => {
      if (event.type === 'notices.changed') {
        void askHeld()
      }
    })
    void inOrder(async () => {
      shelf = await openOutboxShelf(auth.selfId)
      await reload()
    }).then(() => {
      drafts.unsettled().forEach(keep)
      flush()
      void askHeld()
    })
  }

  /** @param ofDraft whether it is the chat's draft, which is gone by that */
  function send(written: Written, ofDraft = true): void {
    const message: OutgoingMessage = {
      ...written,
      clientId: newClientId(),
      at: new Date(serverNow()).toISOString(),
      state: 'pending',
      code: null,
    }
    drafts.hand(message, ofDraft)
    keep(message)
    look(message.chatId)
  }

  function retry(clientId: string): void {
    const message = byClientId.get(clientId)
    if (message) {
      change({ ...message, state: 'pending', code: null })
      look(message.chatId)
    }
  }

  function discard(clientId: string): void {
    const message = byClientId.get(clientId)
    if (message) {
      withdrawn(message, () => {
        letGo(message)
      })
    }
  }

  /** One that waits for an administrator is taken from the server first; it stays where that fails. */
  function withdrawn(message: OutgoingMessage, then: () => void): void {
    if (isHeld(message)) {
      void import('./heldMessages').then(({ withdraw }) => withdraw(message)).then(then, () => undefined)
    } else {
      then()
    }
  }

  /** Sends those again about which an administrator has decided: the answer tells what has become of them. */
  async function askHeld(): Promise<void> {
    const held = [...byClientId.values()].filter(isHeld)
    if (held.length > 0) {
      const { decidedAmong } = await import('./heldMessages')
      ;(await decidedAmong(held)).forEach(retry)
    }
  }

  /** Back into the composer of its chat, but for what has kept it from being sent. */
  function takeBack(clientId: string): void {
    const message = byClientId.get(clientId)
    if (!message) {
      return
    }
    withdrawn(message, () => {
      drafts.update(message.chatId, (draft) => withTakenBack(draft, message))
      letGo(message)
    })
  }

  /** Sends what a lost connection left without an answer. */
  function flush(): void {
    for (const [clientId, seq] of accepted) {
      const chatId = byClientId.get(clientId)?.chatId
      const log = chatId && logs.byId.get(chatId)
      if (!log || cursorOf(log) >= seq) {
        accepted.delete(clientId)
        byClientId.delete(clientId)
      }
    }
    new Set([...byClientId.values()].map(({ chatId }) => chatId)).forEach(look)
  }

  function reduceEvent(event: ChatEvent): void {
    const message = event.type === 'message.sent' ? byClientId.get(event.clientId) : undefined
    if (message && event.actor === auth.selfId) {
      letGo(message)
    }
  }

  /** Told of each message that the server has refused. */
  function onFailed(listener: (message: OutgoingMessage) => void): void {
    failureListeners.push(listener)
  }

  /** Forgets everything that the person has written and not sent. */
  async function forget(): Promise<void> {
    byClientId.clear()
    unshelved.clear()
    drafts.forget()
    await inOrder(async () => shelf?.clear())
  }

  function accept(message: OutgoingMessage, seq: number): void {
    const log = logs.byId.get(message.chatId)
    const awaited = log !== undefined && cursorOf(log) < seq
    if (awaited && byClientId.has(message.clientId)) {
      accepted.set(message.clientId, seq)
      forgetStored(message)
    } else {
      letGo(message)
    }
  }

  function fail(message: OutgoingMessage, failure: unknown): void {
    if (!byClientId.has(message.clientId)) {
      return
    }
    const refused: OutgoingMessage = { ...message, state: 'failed', code: codeOf(failure) }
    change(refused)
    if (failure instanceof RequestRefused) {
      const wait = waitOf(failure.failure.code, failure.failure.details)
      if (wait !== null) {
        useChatsStore().slowDown(message.chatId, wait)
      }
    }
    if (!isHeld(refused)) {
      failureListeners.forEach((listen) => {
        listen(refused)
      })
    }
  }

  function keep(message: OutgoingMessage): void {
    byClientId.set(message.clientId, byClientId.get(message.clientId) ?? message)
    unshelved.add(message.clientId)
    write(message.clientId, async (kept) => {
      if (shelf) {
        await shelf.add(kept)
        unshelved.delete(kept.clientId)
        drafts.settle(kept)
      }
    })
  }

  function change(message: OutgoingMessage): void {
    byClientId.set(message.clientId, message)
    drafts.revise(message)
    write(message.clientId, async (changed) => shelf?.replace(changed))
  }

  /** It is sent, or given up. */
  function letGo(message: OutgoingMessage): void {
    accepted.delete(message.clientId)
    byClientId.delete(message.clientId)
    forgetStored(message)
  }

  function forgetStored(message: OutgoingMessage): void {
    gone.add(message.clientId)
    unshelved.delete(message.clientId)
    drafts.settle(message)
    void inOrder(async () => {
      await shelf?.remove(message.clientId)
      announce()
    })
  }

  /** Writes a message as it is by then; one that is done with by then is not written. */
  function write(clientId: string, how: (message: OutgoingMessage) => Promise<void>): void {
    unwritten.set(clientId, (unwritten.get(clientId) ?? 0) + 1)
    void inOrder(async () => {
      const message = byClientId.get(clientId)
      if (message && !gone.has(clientId)) {
        await how(message)
      }
      const left = (unwritten.get(clientId) ?? 1) - 1
      if (left > 0 || !shelf) {
        unwritten.set(clientId, left)
      } else {
        unwritten.delete(clientId)
      }
      announce()
    })
  }

  async function reload(): Promise<void> {
    if (!shelf) {
      return
    }
    const stored = (await shelf.all()).filter(({ clientId }) => !gone.has(clientId))
    const here = [...byClientId.values()].filter(
      ({ clientId }) => unwritten.has(clientId) || accepted.has(clientId),
    )
    const next = new Map(stored.map((message) => [message.clientId, sameAs(message)]))
    here.forEach((message) => next.set(message.clientId, message))
    byClientId.clear()
    next.forEach((message) => byClientId.set(message.clientId, message))
  }

  /** The object that is shown already, where nothing has changed. */
  function sameAs(message: OutgoingMessage): OutgoingMessage {
    const known = byClientId.get(message.clientId)
    return known?.state === message.state && known.code === message.code ? known : message
  }

  function announce(): void {
    channel?.postMessage(null)
  }

  /**
   * One after the other, so that no reading of the shelf is older than what is shown. One that fails holds up no other:
   * what it was to write stays in memory, and in the journal.
   */
  function inOrder(task: () => Promise<void> | undefined): Promise<void> {
    writing = writing.then(task).catch(() => undefined)
    return writing
  }

  return {
    byClientId,
    failed,
    listed,
    states,
    lasting,
    listen,
    send,
    retry,
    discard,
    takeBack,
    flush,
    reduceEvent,
    onFailed,
    forget,
  }
})

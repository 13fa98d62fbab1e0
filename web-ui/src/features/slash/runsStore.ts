import { defineStore } from 'pinia'
import { reactive, shallowReactive } from 'vue'
import * as api from './slashApi'
import { useUsersStore } from '@/features/users/usersStore'
import type { ChatId, RunId, RunView } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'

/** A run that takes longer to begin is shown on its way. */
export const SLOW_MS = 400

export type WantedRun = Pick<RunView, 'chatId' | 'botId' | 'name' | 'arguments'>

/** What the person logged in has run, in the chats that were opened: what waits, what was not answered, private answers. */
export const useRunsStore = defineStore('runs', () => {
  const realtime = useRealtimeStore()
  const users = useUsersStore()
  const byChat = reactive(new Map<ChatId, RunView[]>())
  const timers = new Map<RunId, ReturnType<typeof setTimeout>>()
  const gone = new Map<RunId, number>()
  const slow = shallowReactive(new Set<WantedRun>())

  function listen(): void {
    realtime.onReady(() => {
      for (const chatId of byChat.keys()) {
        void load(chatId)
      }
    })
    realtime.onEvent((event) => {
      if (event.type === 'run.changed') {
        take(event.run)
      } else if (event.type === 'run.dismissed') {
        drop(event.chatId, event.runId)
      }
    })
  }

  const of = (chatId: ChatId): readonly RunView[] => byChat.get(chatId) ?? []

  /** What is asked for and not begun yet: the connection may be lost. */
  const sending = (chatId: ChatId): readonly WantedRun[] => [...slow].filter((run) => run.chatId === chatId)

  async function start(wanted: WantedRun): Promise<void> {
    const timer = setTimeout(() => slow.add(wanted), SLOW_MS)
    try {
      await realtime.change({ type: 'run.start', ...wanted })
    } finally {
      clearTimeout(timer)
      slow.delete(wanted)
    }
  }

  async function load(chatId: ChatId): Promise<void> {
    byChat.set(chatId, byChat.get(chatId) ?? [])
    try {
      const { runs } = await api.listRuns(chatId)
      const there = new Set(runs.map(({ id }) => id))
      // What began meanwhile came by the socket; what is old and not in the list is over.
      of(chatId)
        .filter((run) => !there.has(run.id) && run.state !== 'waiting')
        .forEach((run) => {
          drop(chatId, run.id)
        })
      runs.forEach(take)
    } catch {
      // The next connection asks again.
    }
  }

  function take(run: RunView): void {
    const held = of(run.chatId).find(({ id }) => id === run.id)
    if (run.rev <= Math.max(held?.rev ?? 0, gone.get(run.id) ?? 0)) {
      return
    }
    void users.ensure(run.botId).catch(() => undefined)
    clearTimeout(timers.get(run.id))
    timers.delete(run.id)
    if (run.state === 'answered' && run.answers.length === 0) {
      drop(run.chatId, run.id)
      return
    }
    if (run.state === 'waiting') {
      timers.set(
        run.id,
        setTimeout(() => {
          put({ ...run, state: 'unanswered', waitsForMs: 0 })
        }, run.waitsForMs),
      )
    }
    put(run)
  }

  function put(run: RunView): void {
    const others = of(run.chatId).filter(({ id }) => id !== run.id)
    const sorted = [...others, run].sort((a, b) => a.startedAt.localeCompare(b.startedAt))
    byChat.set(run.chatId, sorted)
  }

  function drop(chatId: ChatId, id: RunId): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    const held = of(chatId).find((run) => run.id === id)
    if (held) {
      gone.set(id, held.rev)
      byChat.set(
        chatId,
        of(chatId).filter((run) => run !== held),
      )
    }
  }

  async function dismiss(run: RunView): Promise<void> {
    await api.dismissRun(run.chatId, run.id, run.rev)
    const held = of(run.chatId).find(({ id }) => id === run.id)
    if (held && (held.rev <= run.rev || held.answers.length === 0)) {
      drop(run.chatId, run.id)
    }
  }

  /** All of a chat but what waits. */
  async function dismissSettled(chatId: ChatId): Promise<void> {
    for (const run of settled(chatId)) {
      await dismiss(run)
    }
  }

  const settled = (chatId: ChatId) => of(chatId).filter(({ state }) => state !== 'waiting')

  return { of, settled, sending, start, load, dismiss, dismissSettled, listen }
})

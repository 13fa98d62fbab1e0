import { holds, shownOf } from './chatLog'
import { useLogsStore } from './logsStore'
import { getEvents, PAGE } from './messagesApi'
import { useSyncStore } from './syncStore'
import type { ChatId } from '@/realtime/protocol.gen'

/** A page that is older than the changes that are held is read again; so often at most. */
const TRIES = 3

/** Reads a chat's history around wherever one is. Its log must be there; rejects as the request does. */
export function useHistory(chatId: ChatId) {
  const logs = useLogsStore()
  const sync = useSyncStore()

  async function read(before: number, how: 'extend' | 'visit'): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const page = await getEvents(chatId, before)
      if (!logs.byId.has(chatId)) {
        return
      }
      page.events.forEach(sync.meet)
      if (logs.reducePage(chatId, page, how)) {
        return
      }
    }
  }

  async function older(): Promise<void> {
    const log = logs.byId.get(chatId)
    if (log && shownOf(log).from > 1) {
      await read(shownOf(log).from, 'extend')
    }
  }

  async function newer(): Promise<void> {
    const log = logs.byId.get(chatId)
    if (log?.past) {
      await read(log.past.to + 1 + PAGE, 'extend')
    }
  }

  /** Shows a stretch that holds the seq, and some before and after it. */
  async function reach(seq: number): Promise<void> {
    const log = logs.byId.get(chatId)
    if (!log || holds(shownOf(log), seq)) {
      return
    }
    if (holds(log.tail, seq)) {
      logs.showEnd(chatId)
    } else {
      await read(seq + 1 + PAGE / 2, 'visit')
    }
  }

  return { older, newer, reach, showEnd: () => logs.showEnd(chatId) }
}

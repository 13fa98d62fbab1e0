import { type ChatLog, holds, type LogPage, shownOf } from './chatLog'
import { useLogsStore } from './logsStore'
import { getEvents, PAGE } from './messagesApi'
import { useSyncStore } from './syncStore'
import type { ChatId } from '@/realtime/protocol.gen'

/** A page that is older than the changes that are held is read again; so often at most. */
const TRIES = 3

/** Where history is read from, and what it is put into. */
export interface Source {
  /** What is held; undefined where it is gone. */
  log: () => ChatLog | undefined
  /** The first seq there is. */
  first: () => number
  read: (before: number) => Promise<LogPage>
  /** False where the page must be read again. */
  put: (page: LogPage, how: 'extend' | 'visit') => boolean
  showEnd: () => void
}

/** Reads a chat's history around wherever one is. Its log must be there; rejects as the request does. */
export function useHistory(chatId: ChatId) {
  const logs = useLogsStore()
  const sync = useSyncStore()
  return createHistory({
    log: () => logs.byId.get(chatId),
    first: () => 1,
    read: (before) => getEvents(chatId, before),
    put: (page, how) => {
      page.events.forEach(sync.meet)
      return logs.reducePage(chatId, page, how)
    },
    showEnd: () => {
      logs.showEnd(chatId)
    },
  })
}

/** The same of any log. */
export function createHistory(source: Source) {
  async function read(before: number, how: 'extend' | 'visit'): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const page = await source.read(before)
      if (!source.log() || source.put(page, how)) {
        return
      }
    }
  }

  async function older(): Promise<void> {
    const log = source.log()
    if (log && shownOf(log).from > source.first()) {
      await read(shownOf(log).from, 'extend')
    }
  }

  async function newer(): Promise<void> {
    const log = source.log()
    if (log?.past) {
      await read(log.past.to + 1 + PAGE, 'extend')
    }
  }

  /** Shows a stretch that holds the seq, and some before and after it. */
  async function reach(seq: number): Promise<void> {
    const log = source.log()
    if (!log || holds(shownOf(log), seq)) {
      return
    }
    if (holds(log.tail, seq)) {
      source.showEnd()
    } else {
      await read(seq + 1 + PAGE / 2, 'visit')
    }
  }

  return { older, newer, reach, showEnd: source.showEnd }
}

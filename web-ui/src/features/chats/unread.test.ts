// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { targetsOf } from './messageFold'
import { type Marker, useChatsStore } from './chatsStore'
import { useAuthStore } from '@/features/auth/authStore'
import { ANN, BOB, CHAT, event, message, summary, user } from '@/testing/events'
import type { ChatEvent, UserId } from '@/realtime/protocol.gen'
import { asId } from '@/realtime/id'

/** A repeatable choice below a bound. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What is unread to Ann after a marker when the log has this many events. */
function recount(log: readonly ChatEvent[], readSeq: number, head: number): number {
  const deleted = new Set(
    log
      .slice(0, head)
      .flatMap((each) =>
        each.type === 'message.deleted' || each.type === 'messages.removed' ? targetsOf(each) : [],
      ),
  )
  return log
    .slice(0, head)
    .filter(
      ({ type, actor, seq }) =>
        type === 'message.sent' && actor !== ANN && seq > readSeq && !deleted.has(seq),
    ).length
}

function moved(log: readonly ChatEvent[], seq: number, head: number): Marker {
  return { chatId: CHAT, seq, head, unread: recount(log, seq, head) }
}

function randomLog(roll: (below: number) => number): ChatEvent[] {
  const log: ChatEvent[] = []
  const alive: { seq: number; author: UserId }[] = []
  while (log.length < 60) {
    const seq = log.length + 1
    const actor = [ANN, BOB, asId<UserId>('carol')][roll(3)] ?? ANN
    if (roll(15) === 0) {
      const messages = alive.splice(0, roll(alive.length + 1))
      log.push(event('messages.removed', seq, ANN, { messages }))
      continue
    }
    const gone = roll(4) === 0 ? alive.splice(roll(Math.max(1, alive.length)), 1)[0] : undefined
    if (gone) {
      log.push(event('message.deleted', seq, actor, { target: gone.seq, author: gone.author }))
    } else {
      log.push(message(seq, actor))
      alive.push({ seq, author: actor })
    }
  }
  return log
}

function device(log: readonly ChatEvent[], head: number, readSeq: number) {
  setActivePinia(createPinia())
  useAuthStore().user = user(ANN)
  const chats = useChatsStore()
  chats.reduceSnapshot([summary({ head, readSeq, unread: recount(log, readSeq, head) })], {
    chatIds: [],
    rev: 0,
  })
  return { chats, state: () => chats.byId.get(CHAT) }
}

describe('the unread count', () => {
  it.each(Array.from({ length: 200 }, (_, seed) => seed))(
    'is the same however events and markers interleave (%i)',
    (seed) => {
      const roll = dice(seed)
      const log = randomLog(roll)
      const start = roll(20)
      const { chats, state } = device(log, start, roll(start + 1))
      // Each marker was counted at any time after its message was there.
      const markers = Array.from({ length: 6 }, () => {
        const seq = 1 + roll(log.length)
        return moved(log, seq, seq + roll(log.length - seq + 1))
      })
      const events = log.slice(Math.max(0, start - roll(3)))
      while (events.length > 0 || markers.length > 0) {
        const marker = roll(4) === 0 || events.length === 0 ? markers.shift() : undefined
        if (marker) {
          if (!chats.reduceReadMarker(marker)) {
            // What the server would say now.
            const head = state()?.head ?? 0
            expect(chats.reduceReadMarker(moved(log, marker.seq, head))).toBe(true)
          }
        } else {
          const next = events.shift()
          if (next) {
            chats.reduceEvent(next)
          }
        }
        const { head, readSeq, unread } = state() ?? summary()
        expect(unread).toBe(recount(log, readSeq, head))
      }
    },
  )

  it('never goes back with a marker that comes late', () => {
    const log = [message(1, BOB), message(2, BOB), message(3, BOB)]
    const { chats, state } = device(log, 3, 0)
    chats.reduceReadMarker(moved(log, 2, 3))
    chats.reduceReadMarker(moved(log, 1, 3))
    expect(state()).toMatchObject({ readSeq: 2, unread: 1 })
  })

  it('waits with a count that includes what is still to come', () => {
    const log = [message(1, BOB), message(2, BOB), message(3, BOB), message(4, BOB)]
    const { chats, state } = device(log, 2, 0)
    chats.reduceReadMarker(moved(log, 1, 4))
    expect(state()).toMatchObject({ readSeq: 0, unread: 2 })
    log.slice(2).forEach(chats.reduceEvent)
    expect(state()).toMatchObject({ readSeq: 1, unread: 3 })
  })

  it('takes a count from before the newest events up to them', () => {
    const log = [message(1, BOB), message(2, BOB), message(3, BOB), message(4, ANN)]
    const { chats, state } = device(log, 2, 0)
    log.slice(2).forEach(chats.reduceEvent)
    expect(chats.reduceReadMarker(moved(log, 1, 2))).toBe(true)
    expect(state()).toMatchObject({ readSeq: 1, unread: 2 })
  })

  it('is to be asked for where the count is older than all that is known', () => {
    const log = [message(1, BOB), message(2, BOB), message(3, BOB)]
    const { chats } = device(log, 3, 0)
    expect(chats.reduceReadMarker(moved(log, 1, 2))).toBe(false)
  })

  it('does not take writing for reading', () => {
    const { chats, state } = device([message(1, BOB)], 1, 0)
    chats.reduceEvent(message(2, ANN))
    expect(state()).toMatchObject({ readSeq: 0, unread: 1 })
  })

  it('leaves out what was deleted, once, and not what the person wrote', () => {
    const { chats, state } = device([message(1, BOB), message(2, ANN)], 2, 0)
    chats.reduceEvent(event('message.deleted', 3, BOB, { target: 2, author: ANN }))
    expect(state()).toMatchObject({ unread: 1 })
    chats.reduceEvent(event('message.deleted', 4, BOB, { target: 1, author: BOB }))
    chats.reduceEvent(event('message.deleted', 4, BOB, { target: 1, author: BOB }))
    expect(state()).toMatchObject({ unread: 0 })
  })
})

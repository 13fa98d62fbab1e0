import { describe, expect, it } from 'vitest'
import {
  applyEvent,
  bounded,
  type ChatLog,
  cursorOf,
  EMPTY_LOG,
  eventAt,
  extend,
  isStale,
  logOf,
  type LogPage,
  showEnd,
  shownOf,
  unreadAfter,
  visit,
} from './chatLog'
import { ANN, BOB, event, message } from '@/testing/events'
import type { ChatEvent } from '@/realtime/protocol.gen'

function page(from: number, to: number, head = to): LogPage {
  return { events: Array.from({ length: to - from + 1 }, (_, index) => message(from + index, ANN)), head }
}

function after(log: ChatLog, ...events: ChatEvent[]): ChatLog {
  return events.reduce((now, each) => applyEvent(now, each).log, log)
}

const range = (log: ChatLog) => [shownOf(log).from, shownOf(log).to]
const seqs = (log: ChatLog) => shownOf(log).events.map(({ seq }) => seq)
const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('applyEvent', () => {
  it('appends the next event', () => {
    const applied = applyEvent(logOf(page(1, 2)), message(3, BOB))
    expect(applied.kind).toBe('applied')
    expect(cursorOf(applied.log)).toBe(3)
  })

  it('begins an empty log with the first event', () => {
    expect(applyEvent(EMPTY_LOG, message(1, ANN)).kind).toBe('applied')
  })

  it('ignores what it holds already', () => {
    const log = logOf(page(4, 5))
    expect(applyEvent(log, message(5, ANN))).toEqual({ kind: 'duplicate', log })
    expect(applyEvent(log, message(2, ANN))).toEqual({ kind: 'duplicate', log })
  })

  it('asks for what is missing rather than leaving a gap', () => {
    const log = logOf(page(4, 5))
    expect(applyEvent(log, message(7, ANN))).toEqual({ kind: 'gap', log, after: 5 })
  })

  it('never changes the log it was given', () => {
    const log = logOf(page(1, 1))
    const before = structuredClone(log)
    after(log, message(2, ANN), event('message.edited', 3, ANN, { target: 1, text: 'edited', mentions: [] }))
    expect(log).toEqual(before)
  })

  it('changes messages at the end and further back', () => {
    const log = after(
      visit(logOf(page(900, 999)), page(1, 100, 999)),
      event('message.edited', 1000, ANN, { target: 50, text: 'far', mentions: [] }),
      event('message.edited', 1001, ANN, { target: 950, text: 'near', mentions: [] }),
    )
    expect(eventAt(log, 50)).toMatchObject({ text: 'far', rev: 1000 })
    expect(eventAt(log, 950)).toMatchObject({ text: 'near', rev: 1001 })
    expect(cursorOf(log)).toBe(1001)
  })
})

describe('extend', () => {
  it('puts an older page before the log', () => {
    const log = extend(logOf(page(4, 5)), page(2, 3))
    expect(seqs(log)).toEqual([2, 3, 4, 5])
    expect(range(log)).toEqual([2, 5])
  })

  it('holds each event once where pages overlap', () => {
    expect(seqs(extend(logOf(page(3, 4)), page(1, 4)))).toEqual([1, 2, 3, 4])
  })

  it('leaves a page out that does not touch', () => {
    const log = logOf(page(5, 6))
    expect(extend(log, page(1, 3))).toBe(log)
  })

  it('reads on from a visit until it meets the end', () => {
    let log = visit(logOf(page(300, 320)), page(101, 200))
    expect(range(log)).toEqual([101, 200])
    log = extend(log, page(51, 100))
    log = extend(log, page(201, 299))
    expect(log.past).toBeNull()
    expect(seqs(log)).toEqual(upTo(51, 320))
  })

  it('never moves the cursor: what is newer comes as an event', () => {
    expect(cursorOf(extend(logOf(page(5, 6)), page(4, 9)))).toBe(6)
  })

  it('knows of changes that came after a page was read', () => {
    const log = after(
      logOf(page(100, 101)),
      event('message.edited', 102, ANN, { target: 98, text: 'edited', mentions: [] }),
      event('reaction.changed', 103, BOB, { target: 97, emoji: '👍', on: true }),
    )
    const grown = extend(log, page(97, 99, 101))
    expect(eventAt(grown, 98)).toMatchObject({ text: 'edited' })
    expect(eventAt(grown, 97)).toMatchObject({ reactions: [{ emoji: '👍', userIds: [BOB] }] })
  })

  it('says that a page is too old when changes since then are no longer held', () => {
    const changes = upTo(102, 702).map((seq) =>
      event('message.edited', seq, ANN, { target: 100, text: `${seq}`, mentions: [] }),
    )
    const log = after(logOf(page(100, 101)), ...changes)
    expect(isStale(log, page(97, 99, 150))).toBe(true)
    expect(isStale(log, page(97, 99, 650))).toBe(false)
  })
})

describe('visit', () => {
  it('leaves the end as it is, which goes on growing', () => {
    const log = after(visit(logOf(page(900, 999)), page(1, 100, 999)), message(1000, BOB))
    expect(range(log)).toEqual([1, 100])
    expect(range(showEnd(log))).toEqual([900, 1000])
  })
})

describe('bounded', () => {
  it('cuts a long end where one reads the newest', () => {
    const log = bounded(logOf(page(1, 700)), { from: 650, to: 700 })
    expect(range(log)).toEqual([301, 700])
  })

  it('keeps what is about the rows on the screen, and the end', () => {
    const log = bounded(logOf(page(1, 700)), { from: 100, to: 150 })
    expect(log.past).not.toBeNull()
    expect(log.past?.events.length).toBeLessThanOrEqual(400)
    expect(log.past?.from).toBeLessThanOrEqual(100)
    expect(log.past?.to).toBeGreaterThanOrEqual(150)
    expect(range(showEnd(log))).toEqual([601, 700])
  })

  it('cuts a stretch further back at the side one has come from', () => {
    let log = visit(logOf(page(5000, 5010)), page(1000, 1099))
    for (let from = 900; from >= 300; from -= 100) {
      log = bounded(extend(log, page(from, from + 99)), { from, to: from + 40 })
    }
    expect(shownOf(log).events.length).toBeLessThanOrEqual(600)
    expect(range(log)[0]).toBe(300)
  })

  it('leaves a part of the end to a chat that nobody looks at', () => {
    expect(range(bounded(logOf(page(1, 700)), null))).toEqual([601, 700])
    expect(bounded(visit(logOf(page(900, 999)), page(1, 100)), null).past).toBeNull()
  })

  it('does nothing to what is short', () => {
    const log = logOf(page(1, 100))
    expect(bounded(log, null)).toBe(log)
    expect(bounded(log, { from: 1, to: 40 })).toBe(log)
  })
})

describe('unreadAfter', () => {
  it('counts messages by others only', () => {
    const events = [message(1, ANN), message(2, BOB), message(3, BOB), message(4, ANN)]
    expect(unreadAfter(logOf({ events, head: 4 }), 2, ANN)).toBe(1)
  })

  it('does not guess about what it does not hold', () => {
    expect(unreadAfter(logOf(page(5, 6)), 2, BOB)).toBeNull()
  })
})

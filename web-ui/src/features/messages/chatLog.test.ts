import { describe, expect, it } from 'vitest'
import { applyEvent, cursorOf, EMPTY_LOG, isComplete, prependPage, unreadAfter } from './chatLog'
import { ANN, BOB, message } from '@/testing/events'
import type { ChatLog } from './chatLog'

function logOf(...seqs: number[]): ChatLog {
  return { events: seqs.map((seq) => message(seq, ANN)) }
}

describe('applyEvent', () => {
  it('appends the next event', () => {
    const applied = applyEvent(logOf(1, 2), message(3, BOB))
    expect(applied.kind).toBe('applied')
    expect(cursorOf(applied.log)).toBe(3)
  })

  it('begins an empty log with the first event', () => {
    expect(applyEvent(EMPTY_LOG, message(1, ANN)).kind).toBe('applied')
  })

  it('ignores what it holds already', () => {
    const log = logOf(4, 5)
    expect(applyEvent(log, message(5, ANN))).toEqual({ kind: 'duplicate', log })
    expect(applyEvent(log, message(2, ANN))).toEqual({ kind: 'duplicate', log })
  })

  it('asks for what is missing rather than leaving a gap', () => {
    const log = logOf(4, 5)
    expect(applyEvent(log, message(7, ANN))).toEqual({ kind: 'gap', log, after: 5 })
  })

  it('never changes the log it was given', () => {
    const log = logOf(1)
    applyEvent(log, message(2, ANN))
    expect(log).toEqual(logOf(1))
  })
})

describe('prependPage', () => {
  it('puts an older page before the log', () => {
    const log = prependPage(logOf(4, 5), logOf(2, 3).events)
    expect(log).toEqual(logOf(2, 3, 4, 5))
    expect(isComplete(log)).toBe(false)
  })

  it('leaves out what overlaps', () => {
    expect(prependPage(logOf(3, 4), logOf(1, 2, 3, 4).events)).toEqual(logOf(1, 2, 3, 4))
  })

  it('refuses a page that does not touch the log', () => {
    expect(prependPage(logOf(5), logOf(1, 2).events)).toEqual(logOf(5))
  })
})

describe('unreadAfter', () => {
  it('counts messages by others only', () => {
    const log = { events: [message(1, ANN), message(2, BOB), message(3, BOB), message(4, ANN)] }
    expect(unreadAfter(log, 2, ANN)).toBe(1)
  })

  it('does not guess about what it does not hold', () => {
    expect(unreadAfter(logOf(5, 6), 2, BOB)).toBeNull()
  })
})

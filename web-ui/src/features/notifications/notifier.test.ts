import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BURST_MS, createNotifier, SETTLE_MS } from './notifier'
import { asId } from '@/realtime/id'
import type { MessageEvent } from '@/features/chats/messageFold'
import { BOB, CHAT, event, message } from '@/testing/events'
import type { ChatId } from '@/realtime/protocol.gen'

/** What is on the desktop: the texts of each chat's notification. */
let desktop: Map<string, string[]>
let sounds: string[]
let readSeq: number
let may: boolean
let notifier: ReturnType<typeof createNotifier>

beforeEach(() => {
  vi.useFakeTimers()
  desktop = new Map()
  sounds = []
  readSeq = 0
  may = true
  notifier = createNotifier({
    isWorth: ({ seq, deleted }) => seq > readSeq && !deleted,
    mayTell: () => Promise.resolve(may),
    show: (chatId, messages, loud) => {
      desktop.set(
        chatId,
        messages.map(({ text }) => text),
      )
      if (loud) {
        sounds.push(`shown ${chatId}`)
      }
    },
    withdraw: (chatId) => desktop.delete(chatId),
    chime: () => sounds.push('chime'),
    now: () => performance.now(),
  })
})

afterEach(() => {
  vi.useRealTimers()
})

const of = (chatId: ChatId, seq: number): MessageEvent => ({ ...message(seq, BOB), chatId })
const edited = (target: number, text: string) =>
  event('message.edited', target + 100, BOB, { target, text, mentions: [] })
const deleted = (target: number) => event('message.deleted', target + 200, BOB, { target, author: BOB })
const settle = () => vi.advanceTimersByTimeAsync(SETTLE_MS)

async function told(...seqs: number[]): Promise<void> {
  seqs.forEach((seq) => {
    notifier.hear(message(seq, BOB))
  })
  await settle()
}

describe('a burst', () => {
  it('of sixty messages is one notification and one sound', async () => {
    for (let seq = 1; seq <= 60; seq++) {
      notifier.hear(message(seq, BOB))
    }
    expect(desktop.size).toBe(0)
    await settle()
    expect(desktop.get(CHAT)).toHaveLength(60)
    expect(sounds).toEqual([`shown ${CHAT}`, 'chime'])
  })

  it('over many chats makes one sound', async () => {
    notifier.hear(of(asId<ChatId>('one'), 1))
    notifier.hear(of(asId<ChatId>('two'), 1))
    await settle()
    expect([...desktop.keys()]).toEqual(['one', 'two'])
    expect(sounds).toEqual(['shown one', 'chime'])
  })

  it('that goes on replaces its notification without a sound, and the next one sounds', async () => {
    await told(1)
    await told(2)
    expect(desktop.get(CHAT)).toEqual(['text 1', 'text 2'])
    expect(sounds).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(BURST_MS)
    await told(3)
    expect(desktop.get(CHAT)).toHaveLength(3)
    expect(sounds).toHaveLength(4)
  })
})

describe('before it is told', () => {
  it('an edit gives it the new words', async () => {
    notifier.hear(message(1, BOB, 'old'))
    notifier.hear(edited(1, 'new'))
    await settle()
    expect(desktop.get(CHAT)).toEqual(['new'])
  })

  it('a deletion or a reading elsewhere makes it nothing', async () => {
    notifier.hear(message(1, BOB))
    notifier.hear(message(2, BOB))
    notifier.hear(deleted(2))
    readSeq = 1
    await settle()
    expect(desktop.size).toBe(0)
    expect(sounds).toEqual([])
  })

  it('somebody who looks here is told nothing, also not later', async () => {
    may = false
    await told(1)
    may = true
    await told(2)
    expect(desktop.get(CHAT)).toEqual(['text 2'])
  })
})

describe('what is shown', () => {
  it('gets the new words of an edit, and goes with a deletion, without a sound', async () => {
    await told(1, 2)
    sounds.length = 0
    notifier.hear(edited(2, 'new'))
    expect(desktop.get(CHAT)).toEqual(['text 1', 'new'])
    notifier.hear(deleted(2))
    expect(desktop.get(CHAT)).toEqual(['text 1'])
    notifier.hear(deleted(1))
    expect(desktop.size).toBe(0)
    expect(sounds).toEqual([])
  })

  it('goes when it is read on any device', async () => {
    await told(1, 2)
    readSeq = 1
    notifier.review()
    expect(desktop.get(CHAT)).toEqual(['text 2'])
    readSeq = 2
    notifier.review()
    expect(desktop.size).toBe(0)
  })

  it('goes where the last of it is deleted while more is expected', async () => {
    await told(1)
    notifier.hear(message(2, BOB))
    notifier.hear(deleted(1))
    notifier.hear(deleted(2))
    await settle()
    expect(desktop.size).toBe(0)
  })

  it('is corrected by a message that is heard of late, as it stands by then', async () => {
    await told(1)
    notifier.hear({ ...message(1, BOB, 'changed while away'), rev: 9 })
    expect(desktop.get(CHAT)).toEqual(['changed while away'])
    notifier.hear({ ...message(1, BOB, ''), rev: 10, deleted: true })
    expect(desktop.size).toBe(0)
  })

  it('stays as it is by a reaction, and by a message that is told twice', async () => {
    await told(1)
    desktop.set(CHAT, ['not shown anew'])
    notifier.hear(event('reaction.changed', 9, BOB, { target: 1, emoji: '👍', on: true }))
    await vi.advanceTimersByTimeAsync(SETTLE_MS)
    expect(desktop.get(CHAT)).toEqual(['not shown anew'])
    await told(1)
    expect(desktop.get(CHAT)).toEqual(['text 1'])
    expect(sounds).toHaveLength(2)
  })

  it('goes with the page', async () => {
    await told(1)
    notifier.clear()
    expect(desktop.size).toBe(0)
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Change, PAUSE_MS, REPEATED_MS, sendChange } from './changes'
import type { FrameOf } from './frames'
import type { ChatId } from './protocol.gen'
import { RequestRefused, RequestUnanswered } from './requests'

const WANTED = { type: 'pin.set', chatId: 'c' as ChatId, seq: 2, pinned: true } as const

let sent: Change[]
let answers: (Error | null)[]

function line(online: (withinMs: number) => Promise<boolean> = () => Promise.resolve(true)) {
  return {
    request: vi.fn((command: unknown) => {
      sent.push(command as Change)
      const answer = answers.shift() ?? null
      return answer ? Promise.reject(answer) : Promise.resolve({} as never)
    }),
    online: vi.fn(online),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  sent = []
  answers = []
})

afterEach(() => {
  vi.useRealTimers()
})

it('repeats a change without an answer as the same one', async () => {
  answers = [new RequestUnanswered(), new RequestUnanswered(), null]
  const carriedOut = sendChange(WANTED, line())
  await vi.runAllTimersAsync()
  await carriedOut
  expect(sent).toHaveLength(3)
  expect(new Set(sent.map((each) => each.clientId)).size).toBe(1)
  expect(sent[0]).toMatchObject(WANTED)
})

it('gives each change an id of its own', async () => {
  await sendChange(WANTED, line())
  await sendChange(WANTED, line())
  expect(sent[0]?.clientId).not.toBe(sent[1]?.clientId)
})

it('does not repeat what was refused', async () => {
  const refusal = new RequestRefused({ title: 'no' } as FrameOf<'error'>)
  answers = [refusal]
  await expect(sendChange(WANTED, line())).rejects.toBe(refusal)
  expect(sent).toHaveLength(1)
})

it('tells a change as failed when no connection comes in time', async () => {
  answers = [new RequestUnanswered()]
  const gone = line(() => Promise.resolve(false))
  const failed = expect(sendChange(WANTED, gone)).rejects.toBeInstanceOf(RequestUnanswered)
  await vi.runAllTimersAsync()
  await failed
  expect(gone.online.mock.calls[0]?.[0]).toBeLessThanOrEqual(REPEATED_MS)
})

it('leaves the browser time between tries that a closing socket refuses at once', async () => {
  const most = REPEATED_MS / PAUSE_MS + 1
  // Ends a loop that never pauses, and never would.
  answers = Array.from({ length: 2 * most }, () => new RequestUnanswered())
  answers.push(new RequestRefused({ title: 'too many' } as FrameOf<'error'>))
  const closing = line((withinMs) => Promise.resolve(withinMs > 0))
  const failed = expect(sendChange(WANTED, closing)).rejects.toBeInstanceOf(RequestUnanswered)
  await vi.advanceTimersByTimeAsync(PAUSE_MS / 2)
  expect(sent).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(REPEATED_MS)
  await failed
  expect(sent.length).toBeLessThanOrEqual(most)
})

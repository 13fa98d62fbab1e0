// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SLOW_MS, useRunsStore } from './runsStore'
import { dismissRun, listRuns } from './slashApi'
import { asId } from '@/realtime/id'
import type { EventFrame } from '@/realtime/frames'
import type { RunId, RunView } from '@/realtime/protocol.gen'
import { useRealtimeStore } from '@/realtime/realtimeStore'
import { useUsersStore } from '@/features/users/usersStore'
import { ANN, CHAT, user } from '@/testing/events'

vi.mock('./slashApi')

const run = (rev: number, more: Partial<RunView> = {}): RunView => ({
  id: asId<RunId>('r1'),
  chatId: CHAT,
  clientId: 'c',
  botId: ANN,
  name: 'weather',
  arguments: '',
  startedAt: '2026-11-28T09:00:00Z',
  state: 'waiting',
  waitsForMs: 15_000,
  answers: [],
  rev,
  ...more,
})
const answers = [{ number: 1, text: 'Rain', at: '2026-11-28T09:00:01Z' }]

let tell: (event: EventFrame) => void

function store() {
  const runs = useRunsStore()
  runs.listen()
  return runs
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
  vi.spyOn(useRealtimeStore(), 'onEvent').mockImplementation((listener) => {
    tell = listener
  })
  useUsersStore().learn([user(ANN)])
  vi.mocked(listRuns).mockReset().mockResolvedValue({ runs: [] })
  vi.mocked(dismissRun).mockReset().mockResolvedValue(undefined)
})

afterEach(() => {
  vi.useRealTimers()
})

it('waits as long as the server says, then tells that the bot did not answer', () => {
  const runs = store()
  tell({ type: 'run.changed', run: run(1) })
  vi.advanceTimersByTime(14_000)
  tell({ type: 'run.changed', run: run(2, { waitsForMs: 300_000 }) })
  vi.advanceTimersByTime(299_000)
  expect(runs.of(CHAT).map(({ state }) => state)).toEqual(['waiting'])
  vi.advanceTimersByTime(1_000)
  expect(runs.of(CHAT).map(({ state }) => state)).toEqual(['unanswered'])
})

it('shows private answers, and nothing more of what was answered to all', () => {
  const runs = store()
  tell({ type: 'run.changed', run: run(1) })
  tell({ type: 'run.changed', run: run(3, { state: 'answered', waitsForMs: 0, answers }) })
  tell({ type: 'run.changed', run: run(2) })
  vi.advanceTimersByTime(60_000)
  expect(runs.of(CHAT)[0]?.answers).toEqual(answers)
  const other = { id: asId<RunId>('r2') }
  tell({ type: 'run.changed', run: run(1, other) })
  tell({ type: 'run.changed', run: run(2, { ...other, state: 'answered' }) })
  expect(runs.of(CHAT)).toHaveLength(1)
})

it('forgets what was dismissed until there is another answer', async () => {
  const runs = store()
  const seen = run(3, { state: 'answered', answers })
  tell({ type: 'run.changed', run: seen })
  await runs.dismiss(seen)
  expect(dismissRun).toHaveBeenCalledExactlyOnceWith(CHAT, 'r1', 3)
  tell({ type: 'run.changed', run: seen })
  expect(runs.of(CHAT)).toEqual([])
  tell({ type: 'run.changed', run: run(5, { state: 'answered', answers }) })
  expect(runs.of(CHAT)).toHaveLength(1)
  tell({ type: 'run.dismissed', chatId: CHAT, runId: asId<RunId>('r1') })
  expect(runs.of(CHAT)).toEqual([])
})

it('takes what the server has after a reload', async () => {
  vi.mocked(listRuns).mockResolvedValue({ runs: [run(3, { state: 'answered', answers })] })
  const runs = store()
  await runs.load(CHAT)
  expect(runs.of(CHAT)[0]?.answers).toEqual(answers)
})

it('shows a run on its way where that takes long, until it has begun or failed', async () => {
  const runs = store()
  const wanted = { chatId: CHAT, botId: ANN, name: 'weather', arguments: 'Oslo' }
  let fail: (why: Error) => void = () => undefined
  vi.spyOn(useRealtimeStore(), 'change').mockImplementation(() => new Promise((_, reject) => (fail = reject)))
  const started = runs.start(wanted)
  vi.advanceTimersByTime(SLOW_MS - 1)
  expect(runs.sending(CHAT)).toEqual([])
  vi.advanceTimersByTime(1)
  expect(runs.sending(CHAT)).toEqual([wanted])
  fail(new Error('offline'))
  await expect(started).rejects.toThrow('offline')
  expect(runs.sending(CHAT)).toEqual([])
})

it('dismisses all at once but what still waits', async () => {
  const runs = store()
  const id = (n: number) => ({ id: asId<RunId>(`r${n}`) })
  tell({ type: 'run.changed', run: run(3, { ...id(1), state: 'answered', answers }) })
  tell({ type: 'run.changed', run: run(3, { ...id(2), state: 'unanswered' }) })
  tell({ type: 'run.changed', run: run(1, id(3)) })
  await runs.dismissSettled(CHAT)
  expect(dismissRun).toHaveBeenCalledTimes(2)
  expect(runs.of(CHAT).map((each) => each.id)).toEqual(['r3'])
})

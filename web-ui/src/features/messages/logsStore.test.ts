import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { shownOf } from './chatLog'
import { useLogsStore } from './logsStore'
import { ANN, CHAT, message } from '@/testing/events'

function page(from: number, to: number) {
  return {
    events: Array.from({ length: to - from + 1 }, (_, index) => message(from + index, ANN)),
    head: 5000,
  }
}

function shown() {
  const log = useLogsStore().byId.get(CHAT)
  return log ? [shownOf(log).from, shownOf(log).to] : null
}

beforeEach(() => {
  setActivePinia(createPinia())
  useLogsStore().reducePage(CHAT, page(4901, 5000))
})

it('shows a page that is visited before anything is on the screen', () => {
  useLogsStore().reducePage(CHAT, page(1, 100), 'visit')
  expect(shown()).toEqual([1, 100])
})

it('goes back to the end once nobody looks', () => {
  useLogsStore().reducePage(CHAT, page(1, 100), 'visit')
  useLogsStore().focusOn(CHAT, null)
  expect(shown()).toEqual([4901, 5000])
})

it('stays small while one reads through all of it', () => {
  const logs = useLogsStore()
  for (let from = 4801; from > 0; from -= 100) {
    logs.reducePage(CHAT, page(from, from + 99))
    logs.focusOn(CHAT, { from, to: from + 50 })
    const log = logs.byId.get(CHAT)
    expect((log?.tail.events.length ?? 0) + (log?.past?.events.length ?? 0)).toBeLessThanOrEqual(1200)
  }
  expect(shown()?.[0]).toBe(1)
})

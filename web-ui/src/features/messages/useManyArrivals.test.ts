import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { buildTimeline } from './timeline'
import { READ_OUT_A_SECOND, useManyArrivals } from './useManyArrivals'
import { ANN, BOB, message } from '@/testing/events'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

function open(length: number, atEnd = ref(true)) {
  const events = Array.from({ length }, (_, index) => message(index + 1, BOB))
  const rows = shallowRef(buildTimeline(events, [], ANN, null))
  const scope = effectScope()
  const arrivals = scope.run(() => useManyArrivals(rows, () => atEnd.value))
  if (!arrivals) {
    throw new Error('not there')
  }
  return {
    ...arrivals,
    close: () => {
      scope.stop()
    },
    come: async (count: number, author = BOB) => {
      for (let i = 0; i < count; i++) {
        events.push(message(events.length + 1, author))
      }
      rows.value = buildTimeline(events, [], ANN, null)
      await nextTick()
    },
    show: async (from: number, to: number) => {
      const some = Array.from({ length: to - from + 1 }, (_, index) => message(from + index, BOB))
      rows.value = buildTimeline(some, [], ANN, null)
      await nextTick()
    },
  }
}

it('has few messages read out one by one', async () => {
  const { come, many, told } = open(10)
  for (let second = 0; second < 5; second++) {
    await come(READ_OUT_A_SECOND)
    vi.advanceTimersByTime(1000)
    expect(many.value).toBe(false)
  }
  expect(told.value).toBe(0)
})

it('tells of many together every few seconds, and of the last when it has become calm', async () => {
  const { come, many, told } = open(10)
  for (let second = 0; second < 3; second++) {
    await come(200)
    expect(many.value).toBe(true)
    expect(told.value).toBe(0)
    vi.advanceTimersByTime(1000)
  }
  expect(told.value).toBe(600)
  await come(7)
  vi.advanceTimersByTime(1000)
  expect(told.value).toBe(600)
  vi.advanceTimersByTime(1000)
  expect(told.value).toBe(7)
  expect(many.value).toBe(false)
  expect(vi.getTimerCount()).toBe(0)
})

it('counts neither own messages nor those of another place of the log', async () => {
  const { come, show, many } = open(10)
  await come(50, ANN)
  expect(many.value).toBe(false)
  await show(1001, 1100)
  await show(901, 1100)
  expect(many.value).toBe(false)
})

it('counts nothing where one is not at the end, since nothing is read out there', async () => {
  const { come, many } = open(10, ref(false))
  await come(50)
  expect(many.value).toBe(false)
})

it('stops with the list', async () => {
  const { come, close } = open(10)
  await come(50)
  close()
  expect(vi.getTimerCount()).toBe(0)
})

import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FRESH_MS, MOST_UNKNOWN, useLooksStore } from './looksStore'
import { Problem } from '@/api/problem'
import type { MeetingLook } from '@/api/schema'

const lookAtLink = vi.hoisted(() => vi.fn<(code: string) => Promise<MeetingLook>>())
vi.mock('./linksApi', () => ({ lookAtLink }))

const LOOK = { title: 'Planning', count: 1 } as MeetingLook

beforeEach(() => {
  vi.useFakeTimers()
  setActivePinia(createPinia())
  lookAtLink.mockReset().mockResolvedValue(LOOK)
})
afterEach(() => {
  vi.useRealTimers()
})

it('looks at a link again only after a while', async () => {
  const looks = useLooksStore()
  await looks.look('a')
  await looks.look('a')
  expect(lookAtLink).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(FRESH_MS)
  await looks.look('a')
  expect(lookAtLink).toHaveBeenCalledTimes(2)
  expect(looks.byCode.get('a')).toEqual({ name: 'seen', look: LOOK })
})

it('does not look again at a meeting that is over', async () => {
  lookAtLink.mockRejectedValue(new Problem('MEETING_ENDED', 410))
  const looks = useLooksStore()
  await looks.look('a')
  vi.advanceTimersByTime(FRESH_MS)
  await looks.look('a')
  expect(lookAtLink).toHaveBeenCalledTimes(1)
  expect(looks.byCode.get('a')?.name).toBe('over')
})

it('gives up on links that nobody has, so that they use up nothing of the server’s patience', async () => {
  lookAtLink.mockRejectedValue(new Problem('MEETING_NOT_FOUND', 404))
  const looks = useLooksStore()
  for (let i = 0; i < 20; i++) {
    await looks.look(`wrong ${String(i)}`)
  }
  expect(lookAtLink).toHaveBeenCalledTimes(MOST_UNKNOWN)
})

it('keeps what it has seen when the server does not answer', async () => {
  const looks = useLooksStore()
  await looks.look('a')
  lookAtLink.mockRejectedValue(new Problem('NETWORK', 0))
  vi.advanceTimersByTime(FRESH_MS)
  await looks.look('a')
  expect(looks.byCode.get('a')?.name).toBe('seen')
})

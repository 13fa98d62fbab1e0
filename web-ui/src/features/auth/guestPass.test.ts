import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useGuestPass } from './guestPass'
import { Problem } from '@/api/problem'
import { LoginLost } from '@/realtime/connection'
import { GUEST, MEETING } from '@/testing/meetings'

const send = vi.hoisted(() => vi.fn())
vi.mock('@/api/http', () => ({ send }))

const MINUTE = 60_000
const token = (text: string) => ({ token: text, expiresAt: '', expiresInMs: 15 * MINUTE })
const entered = () => {
  const pass = useGuestPass()
  pass.enter({ renewal: `/api/meetings/${MEETING}/guest-token`, person: GUEST, name: 'Gus' }, token('first'))
  return pass
}

beforeEach(() => {
  vi.useFakeTimers()
  send.mockReset().mockResolvedValue(token('second'))
})
afterEach(() => {
  vi.useRealTimers()
})

it('is the one it came with as long as that lasts', async () => {
  expect(await entered().accessToken(false)).toBe('first')
  expect(send).not.toHaveBeenCalled()
})

it('is renewed by itself before it ends, once for all who ask', async () => {
  const pass = entered()
  vi.advanceTimersByTime(14.8 * MINUTE)
  expect(await Promise.all([pass.accessToken(false), pass.accessToken(false)])).toEqual(['second', 'second'])
  expect(send).toHaveBeenCalledExactlyOnceWith(
    `/api/meetings/${MEETING}/guest-token`,
    { method: 'POST' },
    'first',
  )
})

it('is not renewed again and again where the server refuses each of its own', async () => {
  const pass = entered()
  await pass.accessToken(true)
  expect(send).not.toHaveBeenCalled()
  vi.advanceTimersByTime(MINUTE)
  await pass.accessToken(true)
  await pass.accessToken(true)
  expect(send).toHaveBeenCalledTimes(1)
})

it('is lost where the guest may not be in the meeting any more', async () => {
  const pass = entered()
  vi.advanceTimersByTime(MINUTE)
  send.mockRejectedValue(new Problem('REMOVED_FROM_MEETING', 403))
  await expect(pass.accessToken(true)).rejects.toThrow(LoginLost)
})

it('is kept where the server could not be reached', async () => {
  const pass = entered()
  vi.advanceTimersByTime(MINUTE)
  send.mockRejectedValue(new Problem('NETWORK', 0))
  await expect(pass.accessToken(true)).rejects.toThrow(Problem)
})

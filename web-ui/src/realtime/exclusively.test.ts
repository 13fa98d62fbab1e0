// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { exclusively } from './exclusively'

const PATIENCE_MS = 2000

function withLocks(request: unknown): void {
  Object.defineProperty(navigator, 'locks', { value: { request }, configurable: true })
}

/** Grants each lock at once. */
const granting = (_name: string, _options: LockOptions, task: () => Promise<unknown>) => task()

const never = () => new Promise<never>(() => undefined)

beforeEach(() => {
  vi.useFakeTimers()
})

describe('doing something in one tab at a time', () => {
  it('answers what the task does, and fails as it does', async () => {
    withLocks(granting)
    expect(await exclusively('a', PATIENCE_MS, () => Promise.resolve(7))).toBe(7)
    await expect(exclusively('a', PATIENCE_MS, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  })

  it('waits for the lock, but not for ever', async () => {
    withLocks(vi.fn(never))
    const task = vi.fn(() => Promise.resolve('done'))
    const done = exclusively('a', PATIENCE_MS, task)
    await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1)
    expect(task).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(await done).toBe('done')
  })

  it('does it once where the lock is granted too late', async () => {
    let grant = (): unknown => undefined
    withLocks((_name: string, _options: LockOptions, task: () => unknown) => {
      grant = task
      return never()
    })
    const task = vi.fn(() => Promise.resolve('done'))
    const done = exclusively('a', PATIENCE_MS, task)
    await vi.advanceTimersByTimeAsync(PATIENCE_MS)
    grant()
    expect(await done).toBe('done')
    expect(task).toHaveBeenCalledOnce()
  })

  it('takes as long as it takes once it has begun', async () => {
    withLocks(granting)
    const task = vi.fn(() => new Promise<string>((resolve) => setTimeout(resolve, 5 * PATIENCE_MS, 'late')))
    const done = exclusively('a', PATIENCE_MS, task)
    await vi.advanceTimersByTimeAsync(5 * PATIENCE_MS)
    expect(await done).toBe('late')
    expect(task).toHaveBeenCalledOnce()
  })

  it.each([
    ['refuses locks', () => withLocks(() => Promise.reject(new DOMException('no', 'SecurityError')))],
    ['has none', () => Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true })],
  ])('does it at once where the browser %s', async (_what, set) => {
    set()
    expect(await exclusively('a', PATIENCE_MS, () => Promise.resolve('done'))).toBe('done')
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { request, useTokens } from './http'

const calls: RequestInit[] = []
let answers: (Response | Error)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  calls.length = 0
  answers = []
  useTokens({ accessToken: () => Promise.resolve('token') })
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    calls.push(init)
    const answer = answers.shift() ?? new Response(null, { status: 204 })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const keys = () => calls.map((call) => (call.headers as Record<string, string>)['Idempotency-Key'])

it('sends each change with a key of its own, and what reads with none', async () => {
  await request('/one', { method: 'PUT', body: {} })
  await request('/one', { method: 'DELETE' })
  await request('/one')
  const [put, deleted, read] = keys()
  expect(put).toMatch(/^"[0-9a-f]{32}"$/)
  expect(deleted).toMatch(/^"[0-9a-f]{32}"$/)
  expect(deleted).not.toBe(put)
  expect(read).toBeUndefined()
})

it('sends a change without an answer once more with the same key', async () => {
  answers = [new TypeError('failed')]
  const done = request('/one', { method: 'POST', body: {} })
  await vi.runAllTimersAsync()
  await done
  expect(keys()).toHaveLength(2)
  expect(new Set(keys()).size).toBe(1)
})

it('keeps the key when the token had ended', async () => {
  answers = [new Response('{}', { status: 401 })]
  await request('/one', { method: 'POST', body: {} })
  expect(keys()).toHaveLength(2)
  expect(new Set(keys()).size).toBe(1)
})

it('does not repeat what was refused, nor for ever', async () => {
  answers = [new Response('{"code":"FORBIDDEN"}', { status: 403 })]
  await expect(request('/one', { method: 'POST' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  answers = [new TypeError('failed'), new TypeError('failed')]
  const failed = expect(request('/two', { method: 'POST' })).rejects.toMatchObject({ code: 'NETWORK' })
  await vi.runAllTimersAsync()
  await failed
  expect(calls).toHaveLength(3)
})

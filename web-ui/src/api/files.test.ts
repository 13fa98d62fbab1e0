import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { upload } from './files'
import { useTokens } from './http'

/** Stands in for the browser's request; the test plays the network. */
class FakeRequest {
  static last: FakeRequest
  upload: { onprogress?: (event: { loaded: number; total: number }) => void; onload?: () => void } = {}
  status = 0
  responseText = ''
  aborted = false
  onabort?: () => void
  onload?: () => void
  onloadend?: () => void

  constructor() {
    FakeRequest.last = this
  }

  readonly open = () => undefined
  readonly setRequestHeader = () => undefined
  readonly send = () => undefined

  abort(): void {
    this.aborted = true
    this.onabort?.()
    this.onloadend?.()
  }

  answers(status: number, body: object): void {
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
    this.onloadend?.()
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  useTokens({ accessToken: () => Promise.resolve('token') })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * 60_000)

it('gives an upload up that stands still', async () => {
  const failure = upload('/api/x', new Blob(['x'])).catch((problem: unknown) => problem)
  await minutes(1)
  expect(await failure).toMatchObject({ code: 'NETWORK' })
  expect(FakeRequest.last.aborted).toBe(true)
})

it('lets one last that goes on, however slowly', async () => {
  const done = upload('/api/x', new Blob(['x']))
  await minutes(0)
  for (let part = 1; part <= 20; part++) {
    await minutes(0.9)
    FakeRequest.last.upload.onprogress?.({ loaded: part, total: 20 })
  }
  FakeRequest.last.upload.onload?.()
  await minutes(0.9)
  FakeRequest.last.answers(200, { id: 'a' })
  expect(await done).toEqual({ id: 'a' })
  await minutes(5)
  expect(FakeRequest.last.aborted).toBe(false)
})

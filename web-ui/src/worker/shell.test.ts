import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FetchEvent, WorkerScope } from './scope'
import { createShell } from './shell'

const ORIGIN = 'https://parley.example'
/** What the server answers by path; what is not there cannot be reached. */
let server: Map<string, string>
let stores: Map<string, Map<string, string>>
let asked: string[]
/** By which of the browser's ways what is kept was asked for. */
let ways: Map<string, string>

beforeEach(() => {
  server = new Map([
    ['/index.html', 'new document'],
    ['/chats/a', 'new document'],
    ['/assets/one.js', 'one'],
    ['/assets/late.js', 'late'],
  ])
  stores = new Map()
  asked = []
  ways = new Map()
  vi.stubGlobal(
    'Request',
    class {
      readonly url: string
      readonly method = 'GET'
      constructor(path: string, { cache }: { cache: string }) {
        this.url = ORIGIN + path
        ways.set(path, cache)
      }
    },
  )
  vi.stubGlobal('fetch', ({ url }: { url: string }, options?: { signal?: AbortSignal }) => {
    const path = pathOf(url)
    asked.push(path)
    const text = server.get(path)
    if (text === 'hangs') {
      return new Promise((_done, fail) => {
        options?.signal?.addEventListener('abort', () => {
          fail(new DOMException('stopped', 'AbortError'))
        })
      })
    }
    return text === undefined
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve(new Response(text))
  })
})

afterEach(() => {
  vi.useRealTimers()
})

const pathOf = (of: string | { url: string }) => (typeof of === 'string' ? of : of.url).replace(ORIGIN, '')

/** The store of a browser, as far as it is used. */
const storage = {
  open: (name: string) => {
    const held = stores.get(name) ?? new Map<string, string>()
    stores.set(name, held)
    return Promise.resolve({
      addAll: async (requests: { url: string }[]) => {
        for (const request of requests) {
          held.set(pathOf(request), await (await fetch(request as Request)).text())
        }
      },
      put: async (request: { url: string }, answer: Response) => {
        held.set(pathOf(request), await answer.text())
      },
      match: (of: string | { url: string }) => Promise.resolve(answerOf(held.get(pathOf(of)))),
    })
  },
  match: (of: string | { url: string }) =>
    Promise.resolve(
      answerOf([...stores.values()].map((held) => held.get(pathOf(of))).find((text) => text !== undefined)),
    ),
  keys: () => Promise.resolve([...stores.keys()]),
  delete: (name: string) => Promise.resolve(stores.delete(name)),
} as unknown as CacheStorage

const answerOf = (text: string | undefined) => (text === undefined ? undefined : new Response(text))

const scope = {
  location: { origin: ORIGIN },
  skipWaiting: () => Promise.resolve(),
  clients: { claim: () => Promise.resolve() },
} as unknown as WorkerScope
const build = (name: string) => createShell(scope, storage, name, ['/assets/one.js'])

/** Null where the worker keeps out of it. */
async function ask(
  shell: ReturnType<typeof build>,
  path: string,
  mode = 'cors',
  method = 'GET',
): Promise<string | null> {
  let answer: Promise<Response> | null = null
  const event = {
    request: { url: path.startsWith('http') ? path : ORIGIN + path, mode, method },
    respondWith: (given: Promise<Response>) => (answer = given),
    waitUntil: () => undefined,
  } as unknown as FetchEvent
  shell.fetch(event)
  return answer === null ? null : await (answer as Promise<Response>).then((given) => given.text())
}

it('opens the page without a server, and never answers for the API, for guests or for other sites', async () => {
  const shell = build('1')
  await shell.install()
  await shell.activate()
  expect(await ask(shell, '/assets/late.js')).toBe('late')
  server.clear()
  expect(await ask(shell, '/chats/a', 'navigate')).toBe('new document')
  expect(await ask(shell, '/assets/one.js')).toBe('one')
  expect(await ask(shell, '/assets/late.js')).toBe('late')
  for (const path of [
    '/api/me',
    '/api/socket',
    '/m/abc',
    '/video-call/1',
    '/embed/video-call/1',
    '/actuator/health',
  ]) {
    expect(await ask(shell, path, 'navigate')).toBeNull()
  }
  expect(await ask(shell, 'https://elsewhere.example/assets/one.js')).toBeNull()
  expect(await ask(shell, '/chats/a', 'navigate', 'POST')).toBeNull()
  expect([...(stores.get('parley-shell-1')?.keys() ?? [])]).toEqual([
    '/index.html',
    '/assets/one.js',
    '/assets/late.js',
  ])
})

it('asks the server for the document, and not once more for files that the browser has just loaded', async () => {
  await build('1').install()
  expect([...ways]).toEqual([
    ['/index.html', 'no-cache'],
    ['/assets/one.js', 'default'],
  ])
})

it('shows the document of the server where that answers in time, and what it has where that is slow', async () => {
  const shell = build('1')
  await shell.install()
  server.set('/chats/a', 'newer document')
  expect(await ask(shell, '/chats/a', 'navigate')).toBe('newer document')
  vi.useFakeTimers()
  server.set('/chats/a', 'hangs')
  const answer = ask(shell, '/chats/a', 'navigate')
  await vi.advanceTimersByTimeAsync(3000)
  expect(await answer).toBe('new document')
})

it('keeps the files of the build before for the pages that are open, and no older ones', async () => {
  for (const name of ['1', '2', '3']) {
    const shell = build(name)
    await shell.install()
    await shell.activate()
  }
  expect([...stores.keys()]).toEqual(['parley-shell-2', 'parley-shell-3'])
})

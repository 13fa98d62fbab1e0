import type { FetchEvent, WorkerScope } from './scope'

/** The caches of the page's files are called so, with the build. */
export const SHELL = 'parley-shell-'
const DOCUMENT = '/index.html'
const ASSETS = '/assets/'
/** So long a server is waited for before the page is shown from here. */
const PATIENCE_MS = 3000

/** Neither data, nor tokens, nor the pages of guests and frames: they are never answered from here. */
const NOT_OURS = /^\/(?:api|actuator|v3|m|video-call|embed)(?:\/|$)/
const SHARED_FILES: ReadonlySet<string> = new Set(['/favicon.svg', '/theme.js', '/manifest.webmanifest'])

export interface Shell {
  install: () => Promise<void>
  activate: () => Promise<void>
  fetch: (event: FetchEvent) => void
}

/**
 * The files of the page, so that it opens where the server is slow or away. A document always comes from the server where
 * that answers in time, so nobody gets an old page; the other files have names that change with what is in them.
 *
 * @param build names what was built; another build has caches of its own
 * @param files what the page needs to open
 */
export function createShell(
  scope: WorkerScope,
  caches: CacheStorage,
  build: string,
  files: readonly string[],
): Shell {
  const name = SHELL + build

  /** Their names change with what is in them: what the browser has just loaded of them for the page is not asked for again. */
  function ofBuild(file: string): boolean {
    return file.startsWith(ASSETS)
  }

  async function install(): Promise<void> {
    const cache = await caches.open(name)
    await cache.addAll(
      [DOCUMENT, ...files].map(
        (file) => new Request(file, { cache: ofBuild(file) ? 'default' : 'no-cache' }),
      ),
    )
    // Pages of the build before keep their own files, see below, so nobody has to close them first.
    await scope.skipWaiting()
  }

  /** The build before stays: its pages may be open, and want more of their files, which the server has no longer. */
  async function activate(): Promise<void> {
    const shells = (await caches.keys()).filter((each) => each.startsWith(SHELL) && each !== name)
    await Promise.all(shells.slice(0, -1).map((each) => caches.delete(each)))
    await scope.clients.claim()
  }

  function fetchOne(event: FetchEvent): void {
    const { request } = event
    const { origin, pathname } = new URL(request.url)
    if (request.method !== 'GET' || origin !== scope.location.origin || NOT_OURS.test(pathname)) {
      return
    }
    if (request.mode === 'navigate') {
      event.respondWith(documentOf(request))
    } else if (ofBuild(pathname)) {
      event.respondWith(asset(request))
    } else if (SHARED_FILES.has(pathname)) {
      event.respondWith(fetch(request).catch(() => kept(pathname)))
    }
  }

  async function documentOf(request: Request): Promise<Response> {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      stop.abort()
    }, PATIENCE_MS)
    try {
      const answer = await fetch(request, { signal: stop.signal })
      return answer.status >= 500 ? await kept(DOCUMENT).catch(() => answer) : answer
    } catch {
      return kept(DOCUMENT)
    } finally {
      clearTimeout(timer)
    }
  }

  async function asset(request: Request): Promise<Response> {
    const held = await caches.match(request)
    if (held) {
      return held
    }
    const answer = await fetch(request)
    if (answer.ok && answer.status === 200) {
      const copy = answer.clone()
      const cache = await caches.open(name)
      await cache.put(request, copy).catch(() => undefined)
    }
    return answer
  }

  async function kept(path: string): Promise<Response> {
    const own = await caches.open(name)
    const held = (await own.match(path)) ?? (await caches.match(path))
    if (!held) {
      throw new TypeError(`${path} is not kept`)
    }
    return held
  }

  return { install, activate, fetch: fetchOne }
}
